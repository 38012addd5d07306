// Node has it, its types only with those of browsers; this is the part that is used
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => WebAssembly.Module
  readonly Instance: new (module: WebAssembly.Module) => { readonly exports: Readonly<Record<string, unknown>> }
}

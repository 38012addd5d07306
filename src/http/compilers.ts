import buildValidators, { type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import buildSerializers from '@fastify/fast-json-stringify-compiler'
import type { FastifySchemaCompiler, FastifyServerOptions } from 'fastify'
import { lazily, lazy } from '../lazy.ts'

/**
 * Fastify's own compilers of validators and serializers, each of which is made when its route is first asked for: all of
 * them together are a sixth of a start.
 */
export function lazyCompilers (): NonNullable<FastifyServerOptions['schemaController']> {
  const validators = buildValidators()
  const serializers = buildSerializers()
  const buildValidator = (...given: Parameters<BuildCompilerFromPool>): FastifySchemaCompiler<unknown> => {
    const compile = lazy(() => validators(...given) as FastifySchemaCompiler<unknown>)
    return (route) => {
      const validate = lazy(() => compile()(route))
      const fits: ReturnType<FastifySchemaCompiler<unknown>> = (data) => {
        const result = validate()(data)
        // faults are read off the function that was called
        if (result !== true) fits.errors = validate().errors ?? null
        return result
      }
      return fits
    }
  }
  return {
    compilersFactory: {
      buildValidator: buildValidator as unknown as BuildCompilerFromPool,
      buildSerializer: (...given) => {
        const compile = lazy(() => serializers(...given))
        return (route) => lazily(() => compile()(route))
      }
    }
  }
}

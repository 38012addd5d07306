/** A set of slots that is filled, taken and filled again. */
export interface SlotSet { readonly add: (slot: number) => void }

/** An empty set for slots below `size`; `take` gives what was added, in order, and empties it. */
export function createSlotSet (size: number): SlotSet & { readonly take: () => Int32Array } {
  const has = new Uint8Array(size)
  const list = new Int32Array(size)
  let count = 0
  return {
    add: (slot) => {
      if (has[slot] === 1) return
      has[slot] = 1
      list[count++] = slot
    },
    take: () => {
      const taken = list.slice(0, count).sort()
      for (let i = 0; i < count; i++) has[list[i]!] = 0
      count = 0
      return taken
    }
  }
}

// The client's state classes run here as they are, without a page to redraw: what a rune would watch is a plain value.
const plain = <Value>(value: Value) => value

Object.assign(globalThis, { $state: Object.assign(plain, { raw: plain }) })

import { StoreAway, type Store } from '../../server/src/stores/store.ts'

type Method = (...given: never[]) => unknown

/** What a store says without being asked to read or write. */
const isTold = (name: string) => name === 'now' || name === 'onHint' || name === 'close'

/** The same store, which can be taken away from one server and given back. */
export function aShakyStore(store: Store) {
  let isAway = false
  const gone = () => Promise.reject(new StoreAway('It was taken away'))
  const shaken = Object.entries(store).map(([name, method]: [string, Method]) => {
    const shaky: Method = (...given) => (isAway && !isTold(name) ? gone() : method(...given))
    return [name, shaky]
  })
  return { store: Object.fromEntries(shaken) as unknown as Store, setAway: (away: boolean) => (isAway = away) }
}

/** Where the browser is. Pages move on through it, so that no page has to be loaded anew. */
class Navigation {
  path = $state(location.pathname)
  fragment = $state(location.hash)

  constructor() {
    addEventListener('popstate', () => this.#read())
    addEventListener('hashchange', () => this.#read())
  }

  go(address: string) {
    history.pushState(null, '', address)
    this.#read()
    scrollTo(0, 0)
  }

  /** Changes what the address bar shows and nothing else: a key leaves it, or a link to join becomes a place to stay. */
  disguise(address: string) {
    history.replaceState(null, '', address)
  }

  #read() {
    this.path = location.pathname
    this.fragment = location.hash
  }
}

export const navigation = new Navigation()

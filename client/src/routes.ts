import { languages } from '@jawab/shared/language'
import type { Component } from 'svelte'
import { learn } from './i18n/dictionary.ts'

/** What every page is given: the room its address names, or the code of a league, and what follows the `#`, which never reaches a server. */
export type PageProps = { readonly pin: string; readonly secret: string }

type Page = Component<PageProps>
type Route = { readonly path: RegExp; readonly load: () => Promise<{ default: Page }> }

const home = () => import('./pages/home/Home.svelte')
const play = () => import('./pages/play/Play.svelte')

/** A wall changes its language by itself, and shows what came in the one before until then. */
async function screen() {
  const page = await import('./pages/screen/Screen.svelte')
  await Promise.all(languages.map(learn))
  return page
}

/** Each page is its own download, so that a phone never loads the host's or the screen's. */
const routes: readonly Route[] = [
  { path: /^\/$/, load: home },
  { path: /^\/join\/(\d{6,10})$/, load: play },
  { path: /^\/play\/(\d{6,10})$/, load: play },
  { path: /^\/screen\/(\d{6,10})$/, load: screen },
  { path: /^\/host\/(\d{6,10})$/, load: () => import('./pages/host/Host.svelte') },
  { path: /^\/host\/(\d{6,10})\/rehearsal$/, load: () => import('./pages/rehearsal/Rehearsal.svelte') },
  { path: /^\/league\/(\w+)$/, load: () => import('./pages/league/League.svelte') },
  { path: /^\/new$/, load: () => import('./pages/new-room/NewRoom.svelte') },
]

export type Found = { readonly load: Route['load']; readonly props: PageProps }

/** The page of an address; home where there is no such page. */
export function findPage(address: { readonly path: string; readonly fragment: string }): Found {
  const secret = address.fragment.replace(/^#/, '')
  for (const { path, load } of routes) {
    const found = path.exec(address.path.replace(/(.)\/$/, '$1'))
    if (found) return { load, props: { pin: found[1] ?? '', secret } }
  }
  return { load: home, props: { pin: '', secret } }
}

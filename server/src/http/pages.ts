import type { ServerResponse } from 'node:http'
import sirv from 'sirv'

/** The client as it was built. Every path without a file is a page of the client; built assets never change. */
export const pages = (folder: string) =>
  sirv(folder, {
    single: true,
    setHeaders(response: ServerResponse, path: string) {
      const isBuilt = path.startsWith('/assets/')
      response.setHeader('Cache-Control', isBuilt ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

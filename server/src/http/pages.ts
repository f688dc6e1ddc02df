import { existsSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import sirv from 'sirv'

/** The client as it was built. Every path without a file is a page of the client; built assets never change. */
export const pages = (folder: string): RequestHandler =>
  existsSync(folder)
    ? sirv(folder, {
        single: true,
        setHeaders(response: ServerResponse, path: string) {
          const isBuilt = path.startsWith('/assets/')
          response.setHeader('Cache-Control', isBuilt ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      })
    : notBuilt

/** While developing, the pages come from elsewhere. */
const notBuilt: RequestHandler = (_request, response) =>
  void response
    .status(503)
    .type('text')
    .send('The pages have not been built. Start with "npm start", or open the address that "npm run dev" names.')

import type { IncomingMessage } from 'node:http'
import helmet from 'helmet'

/**
 * Headers that keep a page to itself. Plain http on a LAN address is a first-class home, so nothing is
 * upgraded to https, and no header asks for it, unless people reach the server by https.
 */
export const securityHeaders = (publicOrigin: string | undefined) => {
  const isHttps = publicOrigin?.startsWith('https:') ?? false
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        // Older Safari does not count a socket to the page's own host as 'self'.
        connectSrc: ["'self'", (request: IncomingMessage) => ownSockets(request)],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        upgradeInsecureRequests: isHttps ? [] : null,
      },
    },
    strictTransportSecurity: isHttps,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
  })
}

function ownSockets({ headers: { host = '' } }: IncomingMessage) {
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'"
}

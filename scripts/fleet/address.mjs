import { networkInterfaces } from 'node:os'

/**
 * What people dial to reach a server that listens on `host`.
 * @param {string} host
 * @param {number} port
 */
export function addressOf(host, port) {
  const isLoopback = host === 'localhost' || host === '::1' || host.startsWith('127.')
  return `http://${isLoopback ? 'localhost' : onNetwork(host)}:${port}`
}

/** @param {string} host */
function onNetwork(host) {
  if (host !== '0.0.0.0' && host !== '::') return host
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost'
}

/** The two halves of a suggested name: the street outside and what runs in the cluster. Ten letters, then nine. */
type Words = readonly [string, ...string[]]

// prettier-ignore
export const streetWords: Words = [
  'Aam', 'Auto', 'Badam', 'Bansuri', 'Barfi', 'Bhel', 'Biryani', 'Carrom', 'Chaat', 'Chai', 'Chaupal', 'Chutney',
  'Dhaba', 'Dholak', 'Dosa', 'Filmi', 'Gajar', 'Gola', 'Gulab', 'Idli', 'Imli', 'Jalebi', 'Jugaad', 'Jugnu', 'Kachori',
  'Kulfi', 'Kurta', 'Laddu', 'Lassi', 'Masala', 'Mithai', 'Monsoon', 'Nimbu', 'Paan', 'Pakora', 'Patang', 'Peepal',
  'Poha', 'Rangoli', 'Rickshaw', 'Samosa', 'Sitar', 'Tabla', 'Tadka', 'Tiffin', 'Vada',
]

// prettier-ignore
export const containerWords: Words = [
  'Agent', 'Alarm', 'Bridge', 'Bucket', 'Build', 'Burst', 'Cache', 'Canary', 'Cluster', 'Commit', 'Console',
  'Cron', 'Daemon', 'Deploy', 'Digest', 'Docker', 'Fargate', 'Gateway', 'Handler', 'Image', 'Kernel', 'Lambda', 'Layer',
  'Logger', 'Mesh', 'Metric', 'Node', 'Packet', 'Ping', 'Pipeline', 'Pod', 'Proxy', 'Queue', 'Region', 'Registry',
  'Replica', 'Router', 'Runtime', 'Scaler', 'Server', 'Shell', 'Socket', 'Stack', 'Subnet', 'Swarm', 'Tag', 'Task',
  'Token', 'Volume', 'Worker', 'Zone',
]

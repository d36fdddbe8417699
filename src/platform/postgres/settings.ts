/** Sensible for a small office on a small machine. A larger one takes DATABASE_URL and tunes its own server. */
const OFFICE: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  jit: 'off',
  // These binaries have no compression but pglz, and that took more of the processor than all the rest of a reply.
  wal_compression: 'off',
  // The first change of a page after a checkpoint is written whole, so fewer checkpoints are less to write.
  checkpoint_timeout: '15min',
  max_wal_size: '1GB',
  checkpoint_completion_target: '0.9',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A failing statement and its detail can name a person: the log keeps only what happened, never to whom.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** For tests only: a database that may be lost with the power, and is therefore quick. */
const FAST: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '1h',
  max_connections: '200',
};

export type Listening = { readonly socket: string } | { readonly port: number };

export function settings(listening: Listening, fast: boolean): string[] {
  const where =
    'socket' in listening
      ? { listen_addresses: '', unix_socket_directories: listening.socket, unix_socket_permissions: '0700' }
      : { listen_addresses: '127.0.0.1', port: String(listening.port) };
  const all: Record<string, string> = { ...OFFICE, ...(fast ? FAST : {}), ...where };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

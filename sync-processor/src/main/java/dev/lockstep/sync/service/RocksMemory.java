package dev.lockstep.sync.service;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory outside the heap that all local stores share: without it each store of each partition
 * would have a cache and write buffers of its own (by default 50 MB and 48 MB).
 */
final class RocksMemory implements AutoCloseable {

  private final Cache cache;
  private final WriteBufferManager writeBuffers;

  /**
   * Claims nothing yet: the memory is taken as it is used.
   *
   * @param bytes for blocks, indexes, filters and write buffers together
   */
  RocksMemory(long bytes) {
    RocksDB.loadLibrary();
    cache = new LRUCache(bytes);
    writeBuffers = new WriteBufferManager(bytes / 2, cache);
  }

  Cache cache() {
    return cache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  /** Only after all stores were closed. */
  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }
}

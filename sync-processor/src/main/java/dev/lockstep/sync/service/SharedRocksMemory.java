package dev.lockstep.sync.service;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Makes every store use the {@link RocksMemory} that stands in the application's settings. */
public final class SharedRocksMemory implements RocksDBConfigSetter {

  /** The setting that holds the memory. */
  static final String SETTING = "lockstep.rocksdb.memory";

  private static final long WRITE_BUFFER_BYTES = 1024 * 1024;

  /** Made by Streams. */
  public SharedRocksMemory() {}

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    if (settings.get(SETTING) instanceof RocksMemory memory
        && options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
      table.setBlockCache(memory.cache());
      table.setCacheIndexAndFilterBlocks(true);
      options.setTableFormatConfig(table);
      options.setWriteBufferManager(memory.writeBuffers());
      options.setWriteBufferSize(WRITE_BUFFER_BYTES);
      options.setMaxWriteBufferNumber(2);
      options.setMaxBackgroundJobs(2);
    } else {
      throw new IllegalStateException("no " + SETTING + " for the store " + store);
    }
  }

  @Override
  public void close(String store, Options options) {
    // the memory is shared by all stores, and closed after the last of them
  }
}

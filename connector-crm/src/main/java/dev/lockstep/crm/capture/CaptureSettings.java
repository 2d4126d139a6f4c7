package dev.lockstep.crm.capture;

import dev.lockstep.kafka.KafkaSettings;

/**
 * How the write-ahead log is read.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param user a login that may replicate and read
 * @param slot the replication slot, made if it is missing
 * @param publication made by an administrator
 * @param offsetTopic the compacted topic that holds how far the log was read
 * @param snapshotMode Debezium's {@code snapshot.mode}: {@code initial} reads all that is there
 *     once, {@code always} at every start
 */
public record CaptureSettings(
    KafkaSettings kafka,
    String jdbcUrl,
    String user,
    String password,
    String slot,
    String publication,
    String offsetTopic,
    String snapshotMode) {

  @Override
  public String toString() {
    return "CaptureSettings[jdbcUrl=" + jdbcUrl + ", user=" + user + ", slot=" + slot + "]";
  }
}

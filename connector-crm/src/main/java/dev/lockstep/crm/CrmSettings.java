package dev.lockstep.crm;

import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.record.Privacy;

/**
 * The settings of the CRM connector.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param user the technical login, which reads, writes appointments and replicates
 * @param slot the name of the replication slot
 * @param publication the name of the publication, made by an administrator
 * @param offsetTopic the topic that holds how far the write-ahead log was read
 * @param snapshotMode Debezium's: {@code initial} reads all that is there once, {@code always} at
 *     every start
 * @param mapping how the installation names its tables and columns
 * @param privacy what is told of private appointments
 * @param instance names this process among those of the connector
 * @param connections at most so many to the database at once, besides the capture's own
 * @param inFlight at most so many commands being applied or waiting in their lanes
 */
public record CrmSettings(
    String jdbcUrl,
    String user,
    String password,
    String slot,
    String publication,
    String offsetTopic,
    String snapshotMode,
    CrmMapping mapping,
    Privacy privacy,
    String instance,
    int connections,
    int inFlight) {

  /** The names that are used unless others are set; the reference mapping. */
  public static CrmSettings of(String jdbcUrl, String user, String password, CrmMapping mapping) {
    return new CrmSettings(
        jdbcUrl,
        user,
        password,
        "lockstep",
        "lockstep",
        "crm.offsets",
        "initial",
        mapping,
        Privacy.MASKED,
        "1",
        8,
        200);
  }

  /** The same with another replication slot and another publication. */
  public CrmSettings with(String otherSlot, String otherPublication) {
    return new CrmSettings(
        jdbcUrl,
        user,
        password,
        otherSlot,
        otherPublication,
        offsetTopic,
        snapshotMode,
        mapping,
        privacy,
        instance,
        connections,
        inFlight);
  }

  @Override
  public String toString() {
    return "CrmSettings[jdbcUrl="
        + jdbcUrl
        + ", user="
        + user
        + ", password=***, slot="
        + slot
        + ", publication="
        + publication
        + ", offsetTopic="
        + offsetTopic
        + ", snapshotMode="
        + snapshotMode
        + ", privacy="
        + privacy
        + ", instance="
        + instance
        + "]";
  }
}

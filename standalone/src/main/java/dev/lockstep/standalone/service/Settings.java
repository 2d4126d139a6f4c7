package dev.lockstep.standalone.service;

import dev.lockstep.config.Schema;

/** The settings of all services. */
public final class Settings {

  /** What a configuration file in production may hold. */
  public static final Schema ALL =
      KafkaConfig.SCHEMA.and(GroupwareConfig.SCHEMA).and(CrmConfig.SCHEMA);

  private Settings() {}
}

package dev.lockstep.standalone.service;

import dev.lockstep.config.Schema;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.sync.topology.ProcessorTopics;
import java.util.List;

/** The settings and the topics of all services. */
public final class Settings {

  /** What a configuration file in production may hold. */
  public static final Schema ALL =
      KafkaConfig.SCHEMA
          .and(GroupwareConfig.SCHEMA)
          .and(CrmConfig.SCHEMA)
          .and(ProcessorConfig.SCHEMA);

  /** All topics. */
  public static final List<Topic<?, ?>> TOPICS = ProcessorTopics.ALL;

  private Settings() {}
}

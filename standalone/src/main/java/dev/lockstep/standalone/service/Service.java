package dev.lockstep.standalone.service;

import dev.lockstep.config.Configuration;
import dev.lockstep.config.Schema;
import dev.lockstep.crm.CrmService;
import dev.lockstep.crm.mapping.MappingException;
import dev.lockstep.groupware.GroupwareService;
import java.util.function.BooleanSupplier;

/**
 * One of the three services, whichever it is.
 *
 * @param name for people
 * @param begin returns at once
 * @param ready whether it does its work
 */
public record Service(String name, Runnable begin, BooleanSupplier ready, Runnable end)
    implements AutoCloseable {

  /** Which services there are. */
  public enum Kind {
    GROUPWARE,
    CRM
  }

  /** What must be set for a service of this kind. */
  public static Schema schema(Kind kind) {
    return switch (kind) {
      case GROUPWARE -> KafkaConfig.SCHEMA.and(GroupwareConfig.SCHEMA);
      case CRM -> KafkaConfig.SCHEMA.and(CrmConfig.SCHEMA);
    };
  }

  /**
   * A service that has not begun.
   *
   * @throws MappingException if the CRM's mapping file cannot be used
   */
  public static Service of(Kind kind, Configuration configuration) throws MappingException {
    return switch (kind) {
      case GROUPWARE -> {
        GroupwareService service = GroupwareConfig.of(configuration);
        yield new Service("groupware connector", service::start, service::isReady, service::close);
      }
      case CRM -> {
        CrmService service = CrmConfig.of(configuration);
        yield new Service("CRM connector", service::start, service::isReady, service::close);
      }
    };
  }

  @Override
  public void close() {
    end.run();
  }
}

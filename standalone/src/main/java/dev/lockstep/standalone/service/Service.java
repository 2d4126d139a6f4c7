package dev.lockstep.standalone.service;

import dev.lockstep.config.Configuration;
import dev.lockstep.config.Schema;
import dev.lockstep.crm.CrmService;
import dev.lockstep.crm.mapping.MappingException;
import dev.lockstep.groupware.GroupwareService;
import dev.lockstep.groupware.mailbox.MailboxStatus;
import dev.lockstep.sync.console.StatusSource;
import dev.lockstep.sync.service.ProcessorService;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One of the three services, whichever it is.
 *
 * @param begin returns at once
 * @param ready whether it does its work
 * @param now how it is, for the console
 */
public record Service(
    Kind kind, Runnable begin, BooleanSupplier ready, Supplier<Record> now, Runnable end)
    implements AutoCloseable, StatusSource {

  /** Which services there are. */
  public enum Kind {
    GROUPWARE,
    CRM,
    PROCESSOR
  }

  private record GroupwareStatus(boolean ready, List<MailboxStatus> mailboxes) {}

  /** What must be set for a service of this kind. */
  public static Schema schema(Kind kind) {
    return KafkaConfig.SCHEMA.and(
        switch (kind) {
          case GROUPWARE -> GroupwareConfig.SCHEMA;
          case CRM -> CrmConfig.SCHEMA;
          case PROCESSOR -> ProcessorConfig.SCHEMA;
        });
  }

  /**
   * A service that has not begun.
   *
   * @param others whose status a processor shows beside its own
   * @throws MappingException if the CRM's mapping file cannot be used
   * @throws IOException if it cannot listen where it should
   */
  public static Service of(Kind kind, Configuration configuration, List<Service> others)
      throws MappingException, IOException {
    return switch (kind) {
      case GROUPWARE -> {
        GroupwareService service = GroupwareConfig.of(configuration);
        yield new Service(
            kind,
            service::start,
            service::isReady,
            () -> new GroupwareStatus(service.isReady(), service.mailboxes()),
            service::close);
      }
      case CRM -> {
        CrmService service = CrmConfig.of(configuration);
        yield new Service(kind, service::start, service::isReady, service::status, service::close);
      }
      case PROCESSOR -> {
        ProcessorService service = ProcessorConfig.of(configuration, List.copyOf(others));
        yield new Service(kind, service::start, service::isReady, service::status, service::close);
      }
    };
  }

  @Override
  public String name() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Record status() {
    return now.get();
  }

  @Override
  public void close() {
    end.run();
  }
}

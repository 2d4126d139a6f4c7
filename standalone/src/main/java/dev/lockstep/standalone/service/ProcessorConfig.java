package dev.lockstep.standalone.service;

import dev.lockstep.config.Configuration;
import dev.lockstep.config.Schema;
import dev.lockstep.config.Setting;
import dev.lockstep.config.ValueType;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Side;
import dev.lockstep.sync.console.StatusSource;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.service.ProcessorService;
import dev.lockstep.sync.service.ProcessorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processor, with the policy that the administrator chose. */
public final class ProcessorConfig {
  private static final Setting<String> APPLICATION =
      Setting.of(
          "processor.application-id",
          ValueType.TEXT,
          ProcessorSettings.APPLICATION_ID,
          "Names the Streams application: its group, its changelogs, its transactions.");
  private static final Setting<Optional<String>> INSTANCE =
      Setting.optional(
          "processor.instance",
          ValueType.TEXT,
          "Names this process among those of the application, and stays the same over restarts.");
  private static final Setting<Path> STATE =
      Setting.of(
          "processor.state-dir",
          ValueType.PATH,
          Path.of("/var/lib/lockstep/processor"),
          "Where local state is kept; it is restored from Kafka if it is lost.");
  private static final Setting<Integer> THREADS =
      Setting.of("processor.threads", ValueType.number(1, 64), 2, "Stream threads.");
  private static final Setting<String> CONSOLE_HOST =
      Setting.of(
          "processor.console.host",
          ValueType.TEXT,
          "127.0.0.1",
          "The address on which the console listens.");
  private static final Setting<Integer> CONSOLE_PORT =
      Setting.of(
          "processor.console.port", ValueType.PORT, 9480, "The port on which the console listens.");
  private static final Setting<Policy.Invite> INVITE =
      Setting.of(
          "sync.invite",
          ValueType.oneOf(Policy.Invite.class),
          Policy.DEFAULT.invite(),
          "Which participants of an appointment from the CRM become attendees, and so are mailed.");
  private static final Setting<Policy.ExternalMail> EXTERNAL_MAIL =
      Setting.of(
          "sync.external-mail",
          ValueType.oneOf(Policy.ExternalMail.class),
          Policy.DEFAULT.externalMail(),
          "What happens to a write that would mail people outside.");
  private static final Setting<Boolean> SOFT_DELETE =
      Setting.of(
          "sync.soft-delete",
          ValueType.FLAG,
          Policy.DEFAULT.softDelete(),
          "Whether a record stays, marked, when its event was deleted.");
  private static final Setting<Side> CONFLICT =
      Setting.of(
          "sync.conflict",
          ValueType.oneOf(Side.class),
          Policy.DEFAULT.conflict(),
          "Which side's value counts when both changed the same field at the same time.");
  private static final Setting<List<Field>> GROUPWARE_FIELDS =
      Setting.of(
          "sync.conflict-fields.groupware",
          ValueType.listOf(ValueType.oneOf(Field.class)),
          List.of(),
          "Fields in which groupware's value counts, whatever `sync.conflict` says.");
  private static final Setting<List<Field>> CRM_FIELDS =
      Setting.of(
          "sync.conflict-fields.crm",
          ValueType.listOf(ValueType.oneOf(Field.class)),
          List.of(),
          "Fields in which the CRM's value counts, whatever `sync.conflict` says.");
  private static final Setting<Optional<String>> LINK =
      Setting.optional(
          "sync.link",
          ValueType.TEXT.checked(
              "an address with {record} in it", text -> text.contains("{record}")),
          "The address of a CRM record, with `{record}` for its key, that is put into the event's"
              + " text; none: no link.");

  private static final Setting<Integer> SERIES_BACK =
      Setting.of(
          "sync.series.back",
          ValueType.number(0, 3650),
          SeriesHorizon.DEFAULT.back(),
          "How many days back occurrences of series are synchronized.");
  private static final Setting<Integer> SERIES_AHEAD =
      Setting.of(
          "sync.series.ahead",
          ValueType.number(0, 3650),
          SeriesHorizon.DEFAULT.ahead(),
          "How many days ahead occurrences of series are synchronized; day by day they become"
              + " records.");

  /** All of them. */
  public static final Schema SCHEMA =
      Schema.of(
          APPLICATION,
          INSTANCE,
          STATE,
          THREADS,
          CONSOLE_HOST,
          CONSOLE_PORT,
          INVITE,
          EXTERNAL_MAIL,
          SOFT_DELETE,
          CONFLICT,
          GROUPWARE_FIELDS,
          CRM_FIELDS,
          LINK,
          SERIES_BACK,
          SERIES_AHEAD);

  private ProcessorConfig() {}

  /** What is set to work in a stack. */
  public static List<String> embedded(Path state, int consolePort) {
    return List.of(
        STATE.key() + "=" + state, CONSOLE_PORT.key() + "=" + consolePort, INSTANCE.key() + "=1");
  }

  /** Where the console is that a processor with these settings has. */
  public static String console(Configuration configuration) {
    return "http://" + configuration.get(CONSOLE_HOST) + ":" + configuration.get(CONSOLE_PORT);
  }

  /** Whether events get a link to their record. */
  public static boolean isLinkOn(Configuration configuration) {
    return configuration.get(LINK).isPresent();
  }

  /**
   * A processor that has not begun.
   *
   * @param others whose status its console shows
   * @throws IOException if the console cannot listen
   */
  static ProcessorService of(Configuration configuration, List<StatusSource> others)
      throws IOException {
    Map<Field, Side> byField = new EnumMap<>(Field.class);
    configuration.get(GROUPWARE_FIELDS).forEach(field -> byField.put(field, Side.GROUPWARE));
    configuration.get(CRM_FIELDS).forEach(field -> byField.put(field, Side.CRM));
    return new ProcessorService(
        KafkaConfig.of(configuration),
        new ProcessorSettings(
            configuration.get(APPLICATION),
            configuration.get(INSTANCE),
            configuration.get(STATE),
            configuration.get(THREADS),
            configuration.get(CONSOLE_HOST),
            configuration.get(CONSOLE_PORT),
            new Policy(
                configuration.get(INVITE),
                configuration.get(EXTERNAL_MAIL),
                configuration.get(SOFT_DELETE),
                configuration.get(CONFLICT),
                byField,
                configuration.get(LINK)),
            new SeriesHorizon(configuration.get(SERIES_BACK), configuration.get(SERIES_AHEAD))),
        others);
  }
}

package dev.lockstep.standalone.service;

import dev.lockstep.config.Configuration;
import dev.lockstep.config.Schema;
import dev.lockstep.config.Setting;
import dev.lockstep.config.ValueType;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.sync.console.StatusSource;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesCap;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.service.ProcessorService;
import dev.lockstep.sync.service.ProcessorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
  private static final Setting<MailPolicy.Choice> EXTERNAL_MAIL =
      Setting.of(
          "sync.external-mail",
          ValueType.oneOf(MailPolicy.Choice.class),
          MailPolicy.Choice.HOLD,
          "What happens to a write that would mail people outside: it waits for a release, it is"
              + " sent, or it is not sent at all.");
  private static final Setting<Optional<MailPolicy.Choice>> EXTERNAL_INVITATION =
      externalMail("invitation");
  private static final Setting<Optional<MailPolicy.Choice>> EXTERNAL_UPDATE =
      externalMail("update");
  private static final Setting<Optional<MailPolicy.Choice>> EXTERNAL_CANCELLATION =
      externalMail("cancellation");
  private static final Setting<Integer> BREAKER_DELETIONS =
      Setting.of(
          "sync.breaker.deletions",
          ValueType.number(0, 1_000_000),
          Limits.DEFAULT.deletions(),
          "How many deletions of one mailbox are carried within the time; more wait for a release.");
  private static final Setting<Integer> BREAKER_SHARE =
      Setting.of(
          "sync.breaker.share",
          ValueType.number(0, 100),
          Limits.DEFAULT.share(),
          "Percent of a mailbox's appointments that may be deleted within the time where that is"
              + " more than `sync.breaker.deletions`; 0: the number alone counts.");
  private static final Setting<Integer> BREAKER_ALL =
      Setting.of(
          "sync.breaker.deletions-of-all",
          ValueType.number(0, 1_000_000),
          Limits.DEFAULT.deletionsOfAll(),
          "How many deletions of all mailboxes together are carried within the time.");
  private static final Setting<Duration> BREAKER_WITHIN =
      Setting.of(
          "sync.breaker.within",
          ValueType.DURATION_TEXT,
          Limits.DEFAULT.deletionsWithin(),
          "The time within which deletions are counted.");
  private static final Setting<Integer> MAIL_QUOTA =
      Setting.of(
          "sync.mail-quota",
          ValueType.number(0, 1_000_000),
          Limits.DEFAULT.mails(),
          "How many recipients may be mailed from one mailbox within an hour because of us; more"
              + " wait for a release.");
  private static final Setting<Boolean> SOFT_DELETE =
      Setting.of(
          "sync.soft-delete",
          ValueType.FLAG,
          Policy.DEFAULT.softDelete(),
          "Whether a record stays, marked, when its event was deleted.");
  private static final Setting<ConflictPolicy> CONFLICT =
      Setting.of(
          "sync.conflict",
          ValueType.oneOf(ConflictPolicy.class),
          Policy.DEFAULT.conflict(),
          "Whose value counts when both sides changed the same field at the same time: that of"
              + " groupware, of the CRM, the one entered later, or each keeps its own and a person"
              + " decides.");
  private static final Map<ConflictPolicy, Setting<List<Field>>> CONFLICT_FIELDS = conflictFields();
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

  private static final Setting<Integer> SERIES_MOST =
      Setting.of(
          "sync.series.most",
          ValueType.number(0, 10_000),
          0,
          "How many occurrences of one series inside the horizon become records at most; 0: any"
              + " number. A series that has more is put on the work list.");
  private static final Setting<Boolean> SERIES_CARRY =
      Setting.of(
          "sync.series.carry-up-to-most",
          ValueType.FLAG,
          false,
          "Whether a series that has more than `sync.series.most` is carried up to that number"
              + " instead, the earliest first.");

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
              EXTERNAL_INVITATION,
              EXTERNAL_UPDATE,
              EXTERNAL_CANCELLATION,
              BREAKER_DELETIONS,
              BREAKER_SHARE,
              BREAKER_ALL,
              BREAKER_WITHIN,
              MAIL_QUOTA,
              SOFT_DELETE,
              CONFLICT,
              LINK,
              SERIES_BACK,
              SERIES_AHEAD,
              SERIES_MOST,
              SERIES_CARRY)
          .and(Schema.of(CONFLICT_FIELDS.values().toArray(Setting<?>[]::new)));

  private ProcessorConfig() {}

  private static Map<ConflictPolicy, Setting<List<Field>>> conflictFields() {
    Map<ConflictPolicy, Setting<List<Field>>> settings = new EnumMap<>(ConflictPolicy.class);
    for (ConflictPolicy policy : ConflictPolicy.values()) {
      settings.put(
          policy,
          Setting.of(
              conflictFields(policy),
              ValueType.listOf(ValueType.oneOf(Field.class)),
              List.of(),
              "Fields that have this policy, whatever `sync.conflict` says."));
    }
    return settings;
  }

  private static Setting<Optional<MailPolicy.Choice>> externalMail(String kind) {
    return Setting.optional(
        "sync.external-mail-" + kind,
        ValueType.oneOf(MailPolicy.Choice.class),
        "The same for a write by which people outside would get "
            + (kind.startsWith("i") || kind.startsWith("u") ? "an " : "a ")
            + kind
            + "; none: as `sync.external-mail` says.");
  }

  private static MailPolicy externalMail(Configuration configuration) {
    MailPolicy.Choice all = configuration.get(EXTERNAL_MAIL);
    return new MailPolicy(
        configuration.get(EXTERNAL_INVITATION).orElse(all),
        configuration.get(EXTERNAL_UPDATE).orElse(all),
        configuration.get(EXTERNAL_CANCELLATION).orElse(all));
  }

  private static String conflictFields(ConflictPolicy policy) {
    return "sync.conflict-fields." + policy.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What is wrong although each setting by itself is right: fields that have two policies.
   *
   * @return a line each that begins with the key
   */
  public static List<String> contradictions(Configuration configuration) {
    List<String> lines = new ArrayList<>();
    Map<Field, ConflictPolicy> byField = new EnumMap<>(Field.class);
    CONFLICT_FIELDS.forEach(
        (policy, setting) -> {
          for (Field field : configuration.get(setting)) {
            ConflictPolicy other = byField.put(field, policy);
            if (other != null) {
              lines.add(
                  setting.key()
                      + ": "
                      + field.name().toLowerCase(Locale.ROOT)
                      + (other == policy
                          ? " stands there twice"
                          : " stands in "
                              + conflictFields(other)
                              + " too; a field has one policy"));
            }
          }
        });
    return lines;
  }

  /**
   * The fields with a policy of their own.
   *
   * @throws IllegalArgumentException if a field has two
   */
  private static Map<Field, ConflictPolicy> conflictByField(Configuration configuration) {
    List<String> contradictions = contradictions(configuration);
    if (!contradictions.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", contradictions));
    }
    Map<Field, ConflictPolicy> byField = new EnumMap<>(Field.class);
    CONFLICT_FIELDS.forEach(
        (policy, setting) ->
            configuration.get(setting).forEach(field -> byField.put(field, policy)));
    return byField;
  }

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
                externalMail(configuration),
                configuration.get(SOFT_DELETE),
                configuration.get(CONFLICT),
                conflictByField(configuration),
                configuration.get(LINK)),
            new Limits(
                configuration.get(BREAKER_DELETIONS),
                configuration.get(BREAKER_SHARE),
                configuration.get(BREAKER_ALL),
                configuration.get(BREAKER_WITHIN),
                configuration.get(MAIL_QUOTA),
                Limits.DEFAULT.mailsWithin()),
            horizon(configuration)),
        others);
  }

  private static SeriesHorizon horizon(Configuration configuration) {
    SeriesHorizon any =
        new SeriesHorizon(configuration.get(SERIES_BACK), configuration.get(SERIES_AHEAD));
    int most = configuration.get(SERIES_MOST);
    return most == 0 ? any : any.with(new SeriesCap(most, configuration.get(SERIES_CARRY)));
  }
}

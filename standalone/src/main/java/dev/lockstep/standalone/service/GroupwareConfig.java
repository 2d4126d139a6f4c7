package dev.lockstep.standalone.service;

import dev.lockstep.config.Configuration;
import dev.lockstep.config.Schema;
import dev.lockstep.config.Setting;
import dev.lockstep.config.ValueType;
import dev.lockstep.groupware.GroupwareService;
import dev.lockstep.groupware.GroupwareSettings;
import dev.lockstep.groupware.capture.Horizon;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.graph.GraphAccess;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The groupware connector. */
public final class GroupwareConfig {
  private static final int MOST_AT_ONCE = 4;

  private static final Setting<URI> GRAPH =
      Setting.of(
          "groupware.graph",
          ValueType.ADDRESS,
          URI.create("https://graph.microsoft.com/v1.0"),
          "The address of Microsoft Graph, with the version.");
  private static final Setting<URI> AUTHORITY =
      Setting.of(
          "groupware.authority",
          ValueType.ADDRESS,
          URI.create("https://login.microsoftonline.com"),
          "Who issues tokens.");
  private static final Setting<String> TENANT =
      Setting.required("groupware.tenant", ValueType.TEXT, "The directory's id or domain.");
  private static final Setting<String> CLIENT_ID =
      Setting.required(
          "groupware.client-id", ValueType.TEXT, "The application's id in the directory.");
  private static final Setting<String> CLIENT_SECRET =
      Setting.required("groupware.client-secret", ValueType.TEXT, "The application's secret.")
          .asSecret();
  private static final Setting<Boolean> WEBHOOK =
      Setting.of(
          "groupware.webhook.enabled",
          ValueType.FLAG,
          true,
          "Whether Graph notifies us of changes; otherwise mailboxes are only polled.");
  private static final Setting<String> WEBHOOK_HOST =
      Setting.of(
          "groupware.webhook.host",
          ValueType.TEXT,
          "127.0.0.1",
          "The address to listen on for notifications.");
  private static final Setting<Integer> WEBHOOK_PORT =
      Setting.of(
          "groupware.webhook.port", ValueType.PORT, 0, "The port to listen on for notifications.");
  private static final Setting<Optional<URI>> WEBHOOK_URL =
      Setting.optional(
          "groupware.webhook.public-url",
          ValueType.ADDRESS,
          "How Graph reaches the webhook from outside, without a path.");
  private static final Setting<Duration> POLL =
      Setting.of(
          "groupware.poll-interval",
          ValueType.DURATION_TEXT,
          Duration.ofMinutes(5),
          "Between two rounds of a mailbox, if no notification calls for one.");
  private static final Setting<Duration> BACK =
      Setting.of(
          "groupware.horizon.back",
          ValueType.DURATION_TEXT,
          Duration.ofDays(30),
          "How far back events are read.");
  private static final Setting<Duration> AHEAD =
      Setting.of(
          "groupware.horizon.ahead",
          ValueType.DURATION_TEXT,
          Duration.ofDays(365),
          "How far ahead events are read.");
  private static final Setting<Duration> RENEWAL =
      Setting.of(
          "groupware.horizon.renewal",
          ValueType.DURATION_TEXT,
          Duration.ofDays(7),
          "How long a window is kept before it is read anew.");
  private static final Setting<Privacy> PRIVACY =
      Setting.of(
          "groupware.privacy",
          ValueType.oneOf(Privacy.class),
          Privacy.MASKED,
          "What may be known of private events.");
  private static final Setting<ZoneId> WHOLE_DAY_ZONE =
      Setting.of(
          "groupware.whole-day-zone",
          ValueType.ZONE,
          ZoneOffset.UTC,
          "The zone at whose midnights whole days are written.");
  private static final Setting<Integer> REQUESTS =
      Setting.of(
          "groupware.requests-at-once",
          ValueType.number(1, MOST_AT_ONCE),
          3,
          "Requests to one mailbox at once; Exchange allows four over all applications.");
  private static final Setting<Integer> PAGE =
      Setting.of(
          "groupware.page-size", ValueType.number(1, 1000), 100, "Items in a delta page at most.");
  private static final Setting<Integer> IN_FLIGHT =
      Setting.of(
          "groupware.commands-in-flight",
          ValueType.number(2, 100_000),
          500,
          "Commands and notifications being handled or waiting in memory.");
  private static final Setting<String> INSTANCE =
      Setting.of(
          "groupware.instance", ValueType.TEXT, "1", "Names this process among those of its kind.");

  /** All of them. */
  public static final Schema SCHEMA =
      Schema.of(
          GRAPH,
          AUTHORITY,
          TENANT,
          CLIENT_ID,
          CLIENT_SECRET,
          WEBHOOK,
          WEBHOOK_HOST,
          WEBHOOK_PORT,
          WEBHOOK_URL,
          POLL,
          BACK,
          AHEAD,
          RENEWAL,
          PRIVACY,
          WHOLE_DAY_ZONE,
          REQUESTS,
          PAGE,
          IN_FLIGHT,
          INSTANCE);

  private GroupwareConfig() {}

  /** What is set to work against a simulator. */
  public static List<String> embedded(String graph) {
    return List.of(
        GRAPH.key() + "=" + graph + "/v1.0",
        AUTHORITY.key() + "=" + graph,
        TENANT.key() + "=lockstep",
        CLIENT_ID.key() + "=lockstep",
        CLIENT_SECRET.key() + "=lockstep");
  }

  /**
   * A connector that has not begun.
   *
   * @throws IllegalArgumentException if settings do not fit each other
   */
  public static GroupwareService of(Configuration configuration) {
    GroupwareSettings settings =
        new GroupwareSettings(
            new GraphAccess(
                configuration.get(GRAPH),
                configuration.get(AUTHORITY),
                configuration.get(TENANT),
                configuration.get(CLIENT_ID),
                configuration.get(CLIENT_SECRET)),
            configuration.get(WEBHOOK)
                ? Optional.of(
                    new GroupwareSettings.Webhook(
                        configuration.get(WEBHOOK_HOST),
                        configuration.get(WEBHOOK_PORT),
                        configuration.get(WEBHOOK_URL)))
                : Optional.empty(),
            configuration.get(POLL),
            new Horizon(
                configuration.get(BACK), configuration.get(AHEAD), configuration.get(RENEWAL)),
            configuration.get(PRIVACY),
            configuration.get(WHOLE_DAY_ZONE),
            configuration.get(REQUESTS),
            configuration.get(PAGE),
            configuration.get(IN_FLIGHT));
    return new GroupwareService(
        KafkaConfig.of(configuration), settings, configuration.get(INSTANCE), Clock.systemUTC());
  }
}

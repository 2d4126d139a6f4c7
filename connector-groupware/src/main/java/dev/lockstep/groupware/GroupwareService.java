package dev.lockstep.groupware;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.groupware.budget.Patience;
import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.Subscriptions;
import dev.lockstep.groupware.capture.ChangePublisher;
import dev.lockstep.groupware.capture.DeltaRound;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.graph.GraphCalendars;
import dev.lockstep.groupware.graph.GraphConnection;
import dev.lockstep.groupware.graph.GraphSubscriptions;
import dev.lockstep.groupware.mailbox.MailboxStatus;
import dev.lockstep.groupware.mailbox.Mailboxes;
import dev.lockstep.groupware.mailbox.Pace;
import dev.lockstep.groupware.notification.ClientState;
import dev.lockstep.groupware.notification.KafkaNotificationLog;
import dev.lockstep.groupware.notification.MailboxSubscription;
import dev.lockstep.groupware.notification.NotificationReceiver;
import dev.lockstep.groupware.notification.NotificationUrls;
import dev.lockstep.groupware.sink.GroupwareSink;
import dev.lockstep.groupware.sink.OccurrenceDecision;
import dev.lockstep.groupware.sink.SinkDecision;
import dev.lockstep.kafka.GroupLoop;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.Publisher;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.zone.ZoneNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groupware connector as a service: everything wired, started and stopped together. */
public final class GroupwareService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupwareService.class);
  private static final String GROUP = "groupware-connector";

  private final GroupwareSettings settings;
  private final GraphConnection connection;
  private final Optional<Inbound> inbound;
  private final Mailboxes mailboxes;
  private final GroupLoop loop;

  /** What takes notifications in. */
  private record Inbound(
      KafkaNotificationLog log, NotificationReceiver receiver, NotificationUrls urls) {}

  /**
   * A service that has not begun, but listens for notifications.
   *
   * @param instance names this instance among those of the group
   * @throws UncheckedIOException if it cannot listen, for example because the port is in use
   */
  public GroupwareService(
      KafkaSettings kafka, GroupwareSettings settings, String instance, Clock clock) {
    this.settings = settings;
    ObjectMapper mapper = Json.mapper();
    EventMapping mapping =
        new EventMapping(ZoneNames.load(), settings.wholeDayZone(), settings.privacy());
    this.connection = new GraphConnection(settings.graph());
    Calendars calendars = new GraphCalendars(connection, settings.pageSize());
    MailboxContexts contexts = new MailboxContexts(settings.requestsAtOnce());
    ClientState clientState = new ClientState(settings.graph().clientSecret());
    this.inbound = settings.webhook().map(webhook -> inbound(webhook, kafka, clientState, mapper));

    // the loop wants its routes, and what they lead to wants to publish through the loop
    CompletableFuture<Publisher> later = new CompletableFuture<>();
    Publisher publisher = records -> later.join().publish(records);
    ChangePublisher changes = new ChangePublisher(publisher);
    DeltaRound round = new DeltaRound(calendars, mapping, changes, settings.horizon(), clock);
    Subscriptions subscriptions = new GraphSubscriptions(connection);
    Function<EmailAddress, Optional<MailboxSubscription>> subscription =
        mailbox ->
            inbound.map(
                it ->
                    new MailboxSubscription(
                        mailbox,
                        subscriptions,
                        it.urls(),
                        clientState,
                        contexts.of(mailbox).budget(),
                        clock));
    this.mailboxes =
        new Mailboxes(
            kafka,
            mapper,
            contexts,
            round,
            subscription,
            Pace.polling(settings.pollInterval()),
            clock);
    GroupwareSink sink =
        new GroupwareSink(
            calendars,
            contexts,
            new SinkDecision(mapping),
            new OccurrenceDecision(
                mapping, new SeriesMapping(mapping), new OccurrenceDigest(mapper)),
            changes,
            new Patience(Duration.ofMillis(250), Duration.ofMinutes(5)));
    this.loop =
        new GroupLoop(
            kafka,
            GROUP,
            instance,
            List.of(sink.route(), mailboxes.route()),
            mailboxes,
            new GroupLoop.Limits(settings.commandsInFlight()),
            mapper);
    later.complete(loop.publisher());
  }

  private static Inbound inbound(
      GroupwareSettings.Webhook webhook,
      KafkaSettings kafka,
      ClientState clientState,
      ObjectMapper mapper) {
    KafkaNotificationLog log = new KafkaNotificationLog(kafka, mapper);
    try {
      NotificationReceiver receiver =
          new NotificationReceiver(
              new InetSocketAddress(webhook.host(), webhook.port()), clientState, log, mapper);
      int port = receiver.address().getPort();
      URI url =
          webhook.publicUrl().orElseGet(() -> URI.create("http://" + webhook.host() + ":" + port));
      return new Inbound(log, receiver, new NotificationUrls(url));
    } catch (IOException e) {
      log.close();
      throw new UncheckedIOException(
          "cannot listen for notifications on " + webhook.host() + ":" + webhook.port(), e);
    }
  }

  /** Begins; returns at once. */
  public void start() {
    LOG.atInfo().addKeyValue("graph", settings.graph().baseUrl()).log("Groupware connector begins");
    inbound.ifPresent(it -> it.receiver().start());
    loop.start();
  }

  /** Whether it owns partitions and has taken up the mailboxes that were enrolled. */
  public boolean isReady() {
    return loop.isReady() && mailboxes.isSettled();
  }

  /** How each mailbox is doing, by address. */
  public List<MailboxStatus> mailboxes() {
    return mailboxes.statuses();
  }

  /** Stops within 5 s; what is under way is done again by whoever comes next. */
  @Override
  public void close() {
    inbound.ifPresent(it -> it.receiver().close());
    loop.close();
    mailboxes.lost(Set.of());
    inbound.ifPresent(it -> it.log().close());
    connection.close();
  }
}

package dev.lockstep.standalone.simulation.groupware;

import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.capture.ChangePublisher;
import dev.lockstep.groupware.capture.DeltaRound;
import dev.lockstep.groupware.capture.Horizon;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Publisher;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.exchange.Exchange;
import dev.lockstep.standalone.simulation.exchange.Requests;
import dev.lockstep.standalone.simulation.history.Luck;
import dev.lockstep.standalone.simulation.time.VirtualClock;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.topic.Lanes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The groupware connector. Its rounds, its index of events, what it publishes and what its sink
 * decides are the real ones; only Graph and the topics are models.
 */
public final class GroupwareConnector {

  private static final int REQUESTS_AT_ONCE = 3;
  private static final Horizon HORIZON =
      new Horizon(Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(7));

  private final Exchange exchange;
  private final Lanes lanes;
  private final VirtualClock clock;
  private final SeriesPages series;
  private final PageReader pages;
  private final DeltaRound round;
  private final CommandRunner runner;
  private final Map<EmailAddress, Cursor> cursors = new HashMap<>();
  private final Set<EmailAddress> active = new HashSet<>();
  private MailboxContexts contexts = new MailboxContexts(REQUESTS_AT_ONCE);

  /**
   * A connector that knows no mailbox yet.
   *
   * @param listsMasters what delta pages say of series: see {@link SeriesPages}
   */
  public GroupwareConnector(
      Exchange exchange,
      Requests requests,
      EventMapping mapping,
      OccurrenceDigest digests,
      boolean listsMasters,
      Lanes lanes,
      VirtualClock clock) {
    this.exchange = exchange;
    this.lanes = lanes;
    this.clock = clock;
    this.series = new SeriesPages(exchange, listsMasters);
    this.pages = new PageReader(exchange, mapping, series);
    ChangePublisher publisher = new ChangePublisher(new Output());
    this.round = new DeltaRound(pages, mapping, publisher, HORIZON, clock);
    this.runner = new CommandRunner(requests, mapping, digests, publisher, lanes);
  }

  /** Publishes what was read; how far that is stands with it. */
  private final class Output implements Publisher {
    @Override
    public void publish(List<? extends Outgoing<?, ?>> records) {
      for (Outgoing<?, ?> record : records) {
        if (record.value().isPresent() && record.value().get() instanceof Cursor cursor) {
          cursors.put(cursor.mailbox(), cursor);
        } else {
          lanes.append(record);
        }
      }
    }
  }

  /** Whether a mailbox is read. */
  public boolean isActive(EmailAddress mailbox) {
    return active.contains(mailbox);
  }

  /** Takes the word that a mailbox is to be read, or no more. */
  public void follow(Lane lane) {
    if (lane.next().record().value().orElseThrow() instanceof Enrolment enrolment) {
      if (enrolment.active()) {
        active.add(enrolment.mailbox());
      } else if (active.remove(enrolment.mailbox())) {
        pages.forget(enrolment.mailbox());
      }
    }
    lane.advance();
  }

  /** Whether there is something to be read in a mailbox, and nothing on its way. */
  public boolean canRead(Colleague owner) {
    EmailAddress mailbox = owner.address();
    return active.contains(mailbox)
        && exchange.isOpen(mailbox)
        && !pages.isUnderWay(mailbox)
        && cursor(mailbox).map(at -> pages.hasNews(mailbox, at.deltaLink())).orElse(true);
  }

  /**
   * Asks Graph for what changed.
   *
   * @return what Graph lists; empty if it cannot be asked
   */
  public Optional<List<DeltaItem>> read(Colleague owner) {
    if (!canRead(owner)) {
      return Optional.empty();
    }
    EmailAddress mailbox = owner.address();
    if (series.isSilent()) {
      cursor(mailbox).ifPresent(at -> notify(mailbox, pages.changed(mailbox, at.deltaLink())));
    }
    return Optional.of(
        pages.ask(
            mailbox, HORIZON.window(clock.instant()), cursor(mailbox).map(Cursor::deltaLink)));
  }

  private Optional<Cursor> cursor(EmailAddress mailbox) {
    return Optional.ofNullable(cursors.get(mailbox))
        .filter(cursor -> !HORIZON.isOver(cursor, clock.instant()));
  }

  private void notify(EmailAddress mailbox, List<String> ids) {
    MailboxContext context = contexts.of(mailbox);
    ids.forEach(context.series()::notified);
  }

  /** Whether Graph's answer is there, and no series is just being written. */
  public boolean canPublish(Colleague owner) {
    return pages.isUnderWay(owner.address()) && !runner.isWritingSeries(owner.address());
  }

  /** Takes Graph's answer, and publishes what it says. */
  public boolean publish(Colleague owner) {
    if (!canPublish(owner)) {
      return false;
    }
    EmailAddress mailbox = owner.address();
    try {
      round.run(contexts.of(mailbox), cursor(mailbox), true);
    } catch (GraphException e) {
      pages.forget(mailbox); // the round is begun again
    } catch (InterruptedException | Publisher.NotOwner e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  /** How far a mailbox was read is lost. */
  public boolean loseCursor(Colleague owner) {
    pages.forget(owner.address());
    return cursors.remove(owner.address()) != null;
  }

  /** The sink goes on with the next command of a lane. */
  public CommandRunner.Progress sink(Lane lane, Luck luck) {
    return runner.goOn(lane, luck, contexts);
  }

  /**
   * It is killed and started again: what was under way is lost, and which events it has shown is
   * read from the topic.
   */
  public void restart() {
    pages.forgetAll();
    runner.forgetAll();
    contexts = new MailboxContexts(REQUESTS_AT_ONCE);
    for (Lane lane : lanes.all()) {
      if (lane.topic().equals(Topics.GROUPWARE_CHANGES.name())) {
        lane.entries().forEach(this::recall);
      }
    }
  }

  private void recall(Lane.Entry entry) {
    if (entry.record().key() instanceof SourceKey key
        && entry.record().value().isPresent()
        && entry.record().value().get() instanceof GroupwareChange change) {
      MailboxContext context = contexts.of(change.mailbox());
      context.index().published(key.appointment(), change);
    }
  }

  /**
   * All that it knows of the events it has shown is lost: every mailbox is read as for the first
   * time.
   */
  public void forgetAll() {
    pages.forgetAll();
    runner.forgetAll();
    cursors.clear();
    contexts = new MailboxContexts(REQUESTS_AT_ONCE);
  }

  /** What is under way in a lane is lost. */
  public void forget(Lane lane) {
    runner.forget(lane);
  }
}

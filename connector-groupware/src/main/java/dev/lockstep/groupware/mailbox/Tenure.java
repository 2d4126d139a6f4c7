package dev.lockstep.groupware.mailbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.MailboxEntry;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time during which this instance owns certain partitions: their mailboxes are read from {@code
 * groupware.mailboxes} and then followed there, taken up and given up as it says.
 *
 * <p>Before the first is taken up, {@code groupware.changes} is read once, for the events that its
 * mailboxes have shown: Graph names a deleted event by its id alone, and the key of its appointment
 * is nowhere else. It is read, and no second table kept, because what was published is by
 * definition what must be reported gone, it is committed in the same transaction as the cursor, and
 * it needs no writes of its own; the price is one pass over a compacted topic for each change of
 * ownership. Commands to create events wait for it: whether one was carried out, or refused, stands
 * there too, also for a mailbox that was never let be read.
 */
final class Tenure {

  private static final Logger LOG = LoggerFactory.getLogger(Tenure.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration STOP = Duration.ofSeconds(2);
  private static final String MAILBOX_SOURCE = "mailbox/";

  private final KafkaSettings kafka;
  private final ObjectMapper mapper;
  private final Set<Integer> partitions;
  private final MailboxContexts contexts;
  private final MailboxRunners runners;
  private final Map<EmailAddress, Cursor> cursors = new HashMap<>();
  private final Set<EmailAddress> active = new HashSet<>();
  private final Thread thread;
  private volatile boolean over;
  private volatile boolean settled;
  private volatile Optional<TopicTail<?, ?>> reading = Optional.empty();

  Tenure(
      KafkaSettings kafka,
      ObjectMapper mapper,
      Set<Integer> partitions,
      MailboxContexts contexts,
      MailboxRunners runners) {
    this.kafka = kafka;
    this.mapper = mapper;
    this.partitions = Set.copyOf(partitions);
    this.contexts = contexts;
    this.runners = runners;
    this.thread = Thread.ofPlatform().name("groupware-mailboxes").unstarted(this::run);
  }

  void begin() {
    contexts.recalling();
    thread.start();
  }

  /** Whether all mailboxes that were enrolled at its beginning have been taken up. */
  boolean isSettled() {
    return settled && !over;
  }

  private void run() {
    while (!over) {
      try (var mailboxes = new TopicTail<>(kafka, Topics.GROUPWARE_MAILBOXES, partitions, mapper)) {
        reading = Optional.of(mailboxes);
        mailboxes.readToEnd(_ -> true, this::note);
        if (!over && !active.isEmpty()) {
          recallEvents();
          reading = Optional.of(mailboxes);
        }
        if (!over) {
          contexts.recalled();
        }
        for (EmailAddress mailbox : active) {
          takeUp(mailbox);
        }
        settled = true;
        while (!over) {
          mailboxes.read(POLL, _ -> true, this::follow);
        }
      } catch (WakeupException e) {
        // over is set
      } catch (KafkaException e) {
        LOG.atWarn()
            .addKeyValue("cause", e.toString())
            .log("Following the mailboxes failed; begun anew");
        pause();
      }
    }
  }

  private void note(MailboxKey key, Optional<MailboxEntry> entry) {
    switch (key.kind()) {
      case CURSOR -> {
        cursors.remove(key.mailbox());
        if (entry.isPresent() && entry.get() instanceof Cursor cursor) {
          cursors.put(key.mailbox(), cursor);
        }
      }
      case ENROLMENT -> {
        active.remove(key.mailbox());
        if (entry.isPresent() && entry.get() instanceof Enrolment enrolment && enrolment.active()) {
          active.add(key.mailbox());
        }
      }
    }
  }

  private void follow(MailboxKey key, Optional<MailboxEntry> entry) {
    note(key, entry);
    if (over || key.kind() == MailboxKey.Kind.CURSOR) {
      return; // cursors are our own
    }
    if (active.contains(key.mailbox())) {
      takeUp(key.mailbox());
    } else {
      LOG.atInfo().addKeyValue("mailbox", key.mailbox()).log("The mailbox is withdrawn");
      try {
        runners.withdraw(key.mailbox());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void takeUp(EmailAddress mailbox) {
    if (!over) {
      runners.takeUp(mailbox, Optional.ofNullable(cursors.get(mailbox)));
    }
  }

  private void recallEvents() {
    Set<String> sources =
        active.stream()
            .map(mailbox -> MAILBOX_SOURCE + mailbox.value().replace('|', '!'))
            .collect(Collectors.toSet());
    Set<Integer> all = IntStream.range(0, kafka.partitions()).boxed().collect(Collectors.toSet());
    try (var changes = new TopicTail<>(kafka, Topics.GROUPWARE_CHANGES, all, mapper)) {
      reading = Optional.of(changes);
      changes.readToEnd(key -> !over && sources.contains(key.source()), this::recall);
    }
  }

  private void recall(SourceKey key, Optional<GroupwareChange> change) {
    change.ifPresent(it -> contexts.of(it.mailbox()).index().published(key.appointment(), it));
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it: nothing of these partitions is under way when this returns. */
  void end() {
    synchronized (this) {
      over = true;
    }
    reading.ifPresent(TopicTail::wakeup);
    runners.stopAll();
    try {
      thread.join(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    contexts.forget(_ -> true);
  }
}

package dev.lockstep.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.MailboxEntry;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which mailboxes are synchronized, and how far each was read. */
public final class Mailboxes implements TopicFollower.View {

  private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);

  /**
   * One mailbox. Where the next round begins is a capability, so it is not here.
   *
   * @param active whether it is to be synchronized
   * @param words why, for people
   * @param windowStart from when on it is read; empty before the first round
   * @param lastRead when the last round that brought something was published
   */
  public record Line(
      EmailAddress mailbox,
      boolean active,
      String words,
      Optional<Instant> windowStart,
      Optional<Instant> windowEnd,
      Optional<Instant> lastRead) {}

  /** A cursor and when it was written. */
  private record Read(Cursor cursor, Instant at) {}

  private final TopicCodec<MailboxKey, MailboxEntry> codec;
  private final Map<EmailAddress, Enrolment> enrolments = new ConcurrentHashMap<>();
  private final Map<EmailAddress, Read> cursors = new ConcurrentHashMap<>();

  /** No mailbox. */
  public Mailboxes(ObjectMapper mapper) {
    this.codec = new TopicCodec<>(Topics.GROUPWARE_MAILBOXES, mapper);
  }

  @Override
  public Topic<?, ?> topic() {
    return Topics.GROUPWARE_MAILBOXES;
  }

  @Override
  public void clear() {
    enrolments.clear();
    cursors.clear();
  }

  @Override
  public void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      MailboxKey key = codec.decodeKey(record.key());
      Optional<MailboxEntry> entry = codec.decodeValue(record.value());
      if (entry.isEmpty()) {
        switch (key.kind()) {
          case ENROLMENT -> enrolments.remove(key.mailbox());
          case CURSOR -> cursors.remove(key.mailbox());
        }
        return;
      }
      switch (entry.get()) {
        case Enrolment enrolment -> enrolments.put(key.mailbox(), enrolment);
        case Cursor cursor ->
            cursors.put(key.mailbox(), new Read(cursor, Instant.ofEpochMilli(record.timestamp())));
      }
    } catch (Unreadable e) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("key", record.key() == null ? "" : new String(record.key(), UTF_8))
          .log("The entry of a mailbox cannot be read");
    }
  }

  /** All of them, by address. */
  public List<Line> lines() {
    return new TreeMap<>(enrolments)
        .values().stream()
            .map(
                enrolment -> {
                  Optional<Read> read = Optional.ofNullable(cursors.get(enrolment.mailbox()));
                  return new Line(
                      enrolment.mailbox(),
                      enrolment.active(),
                      enrolment.words(),
                      read.map(r -> r.cursor().windowStart()),
                      read.map(r -> r.cursor().windowEnd()),
                      read.map(Read::at));
                })
            .toList();
  }
}

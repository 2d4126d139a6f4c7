package dev.lockstep.groupware.capture;

import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.context.OwnWrites;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Publisher;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.topic.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Publishes findings, but none that our own write has overtaken. */
public final class ChangePublisher {

  private final Publisher publisher;

  /** One that publishes there. */
  public ChangePublisher(Publisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Publishes the findings, with the cursor in the same transaction. What the sink wrote after it
   * was read is read again first.
   *
   * @return how many changes were published
   */
  int publish(
      MailboxContext context, ItemReader reader, List<Finding> found, Optional<Cursor> cursor)
      throws GraphException, InterruptedException, Publisher.NotOwner {
    Map<String, Finding> findings = new LinkedHashMap<>();
    found.forEach(finding -> put(findings, finding));
    List<OwnWrites.Claim> claimed = claim(context, reader, findings);
    try {
      List<Outgoing<?, ?>> records = new ArrayList<>();
      for (Finding finding : findings.values()) {
        records.add(
            Outgoing.of(
                Topics.GROUPWARE_CHANGES,
                SourceKey.ofMailbox(finding.key(), context.mailbox()),
                finding.change()));
      }
      cursor.ifPresent(
          it ->
              records.add(
                  Outgoing.of(
                      Topics.GROUPWARE_MAILBOXES,
                      new MailboxKey(context.mailbox(), MailboxKey.Kind.CURSOR),
                      it)));
      if (!records.isEmpty()) {
        publisher.publish(records);
      }
    } finally {
      context.writes().published(claimed);
    }
    findings
        .values()
        .forEach(finding -> context.index().published(finding.key(), finding.change()));
    return findings.size();
  }

  /**
   * Publishes what a series is after a command of ours, or what the command found it to be. Whoever
   * calls is writing the series: so this stands in the topic before whatever is read later, and
   * after whatever was read before.
   */
  public void publishOwn(MailboxContext context, AppointmentKey key, SeriesObserved series)
      throws InterruptedException, Publisher.NotOwner {
    publisher.publish(
        List.of(
            Outgoing.of(
                Topics.GROUPWARE_CHANGES, SourceKey.ofMailbox(key, context.mailbox()), series)));
    context.index().published(key, series);
  }

  private static List<OwnWrites.Claim> claim(
      MailboxContext context, ItemReader reader, Map<String, Finding> findings)
      throws GraphException, InterruptedException {
    while (true) {
      List<OwnWrites.Claim> claims =
          findings.values().stream().flatMap(finding -> finding.claim().stream()).toList();
      Set<String> stale = context.writes().claim(claims);
      if (stale.isEmpty()) {
        return claims;
      }
      for (String id : stale) {
        findings.remove(id);
        Optional<Finding> fresh = reader.readAgain(id);
        // a replica that has not seen our write yet: Graph will report the event again
        fresh.filter(it -> !isReplaced(context, it)).ifPresent(finding -> put(findings, finding));
      }
    }
  }

  private static boolean isReplaced(MailboxContext context, Finding finding) {
    return finding
        .claim()
        .map(OwnWrites.Claim::version)
        .filter(version -> context.writes().isReplaced(version.id(), version.etag()))
        .isPresent();
  }

  /** Of two findings on one event the later counts, in its own place. */
  private static void put(Map<String, Finding> findings, Finding finding) {
    findings.remove(finding.change().event().id());
    findings.put(finding.change().event().id(), finding);
  }
}

package dev.lockstep.simulator.mail;

import dev.lockstep.simulator.journal.Journal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The mails that the service would have sent, oldest first; at most so many are kept. */
public final class Outbox {
  private static final String MAIL = "mail";
  private static final String CLEARED = "outboxCleared";
  private static final int LIMIT = 100_000;

  private record Cleared() {}

  private final Journal journal;
  private final Deque<Mail> mails = new ArrayDeque<>();

  /** An empty outbox that keeps its mails in that journal. */
  public Outbox(Journal journal) {
    this.journal = journal;
    journal.register(MAIL, Mail.class, this::keep);
    journal.register(CLEARED, Cleared.class, cleared -> mails.clear());
  }

  /** Sends a mail. */
  public synchronized void send(Mail mail) {
    keep(mail);
    journal.append(MAIL, mail);
  }

  /** All mails, oldest first. */
  public synchronized List<Mail> mails() {
    return List.copyOf(mails);
  }

  /** Forgets all mails. */
  public synchronized void clear() {
    mails.clear();
    journal.append(CLEARED, new Cleared());
  }

  /** Writes all states, for the journal to begin anew. */
  public synchronized void writeTo(Journal.Entries out) {
    mails.forEach(mail -> out.add(MAIL, mail));
  }

  private synchronized void keep(Mail mail) {
    mails.add(mail);
    if (mails.size() > LIMIT) {
      mails.removeFirst();
    }
  }
}

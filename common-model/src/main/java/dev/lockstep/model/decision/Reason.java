package dev.lockstep.model.decision;

/** Why something was done, was not done, or waits for a person. A closed list, for data. */
public enum Reason {
  /** Somebody changed it on one side. */
  EDITED("edited"),
  /** Nothing changed: our own write coming back, or somebody opened the item. */
  ECHO("no change: an echo of our own write, or the item was only opened"),
  /** Read before our last write took effect, and so known already. */
  STALE("read before our last write took effect"),
  /** It waits for the result of the command that is under way. */
  WAITS_FOR_RESULT("waits for the result of the command under way"),
  /** It waits for the CRM's directory to say who somebody is. */
  WAITS_FOR_DIRECTORY("waits for the directory"),
  /** A copy in a participant's mailbox; the organizer's counts. */
  COPY("a participant's copy: the organizer's counts"),
  /** Deleted on one side. */
  DELETED("deleted"),
  /** Gone from what is read, without proof that it was deleted. */
  NOT_PROVEN_DELETED("not there any more, but not proven to be deleted"),
  /** It was carried to this side. */
  APPLIED("written"),
  /** The version had moved: somebody edited at the same time. */
  VERSION_MOVED("somebody edited it at the same time"),
  /** Both sides changed the same field to different values. */
  CONFLICT("changed on both sides at the same time"),
  /** Deleted on one side and edited on the other at the same time. */
  DELETED_AND_EDITED("deleted on one side while it was edited on the other; the edit was kept"),
  /** A side refused the write. */
  REJECTED("refused"),
  /** GW-4: the owner of the mailbox is nobody in the CRM, more than one, or not enabled. */
  USER_NOT_FOUND("the user is not found in the CRM or not enabled"),
  /** CRM-2: the rep has no synchronized mailbox. */
  NO_MAILBOX("the rep has no synchronized mailbox"),
  /** The record names a rep that does not exist. */
  NO_SUCH_REP("the rep is nobody"),
  /** The record names no rep. */
  NO_REP("no rep is entered"),
  /** GW-3: a participant is not found in the CRM. */
  PARTICIPANT_MISSING("a participant is not found in the CRM"),
  /** GW-3: a participant is found more than once in the CRM. */
  PARTICIPANT_AMBIGUOUS("a participant is found more than once in the CRM"),
  /** GW-3, both of the above. */
  PARTICIPANT_MISSING_AND_AMBIGUOUS("participants are not found, or found more than once"),
  /** It would mail people whom the policy does not let us mail unasked. */
  MAIL_HELD("would mail people outside; waits for a release"),
  /** It would mail people whom the policy does not let us mail at all. */
  MAIL_SKIPPED("would mail people outside; not sent"),
  /** Too many deletions in a short time. */
  BREAKER("one of many deletions in a short time; waits for a release"),
  /** The mailbox has caused too many mails in a short time. */
  MAIL_QUOTA("more mails of this mailbox than are allowed; waits for a release"),
  /**
   * It is a series where a single event was expected. Before series were synchronized, all of them
   * were put on the work list for this reason; it is taken back with the next look at the series.
   */
  RECURRING("a series, not a single event"),
  /** A series with more occurrences inside the horizon than the administrator lets pass. */
  TOO_MANY_OCCURRENCES("a series with more occurrences than are carried"),
  /** It was organized by somebody whose calendar may not be written. */
  FOREIGN_ORGANIZER("organized by somebody else: only the organizer can change it"),
  /** It would be lost: what is behind a mask is not known, and so cannot be made anew. */
  HIDDEN_CONTENT("private content that is not known would be lost; waits for a release"),
  /** It is not told while it is private. */
  BEHIND_MASK("not told while the appointment is private"),
  /** It ends before it starts. */
  ENDS_BEFORE_START("ends before it starts"),
  /** It has no start. */
  NO_START("has no start"),
  /** A time zone that nobody knows. */
  UNKNOWN_TIME_ZONE("the time zone is unknown"),
  /** Some other value that cannot be read. */
  UNREADABLE("cannot be read"),
  /** The kind of record is not synchronized. */
  NOT_SYNCHRONIZED("this kind of record is not synchronized"),
  /** A person ordered it. */
  OPERATOR("ordered by an operator"),
  /** A person decided that nothing is to be done. */
  DISMISSED("dismissed by an operator");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  /** The reason in words that a sales person understands. */
  public String words() {
    return words;
  }
}

package dev.lockstep.sync.directory;

import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.groupware.MailboxEntry;

/** Takes what the directory has to say, while it is said. */
public interface DirectoryOutput {

  /** Who the subject is, for the appointment that asked. */
  void answer(LookupKey key, Answer answer);

  /** The answer is not wanted any more: a compacted topic need not keep it. */
  void withdraw(LookupKey key);

  /** Whether a mailbox is to be synchronized from now on. */
  void enrol(MailboxEntry.Enrolment enrolment);
}

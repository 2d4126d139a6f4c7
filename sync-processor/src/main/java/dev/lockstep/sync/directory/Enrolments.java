package dev.lockstep.sync.directory;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a mailbox is synchronized: when a rep of the CRM has its address and is enabled. Of two
 * such reps the mailbox is read all the same; that nobody can say whose appointments those are is
 * for the rules to tell (GW-4).
 */
final class Enrolments {

  private Enrolments() {}

  /** Whether the entries that are found by an address have its mailbox read. */
  static boolean isActive(EmailAddress mailbox, List<DirectoryEntry> entries) {
    for (DirectoryEntry entry : entries) {
      if (entry instanceof RepEntry rep && rep.enabled()) {
        return mailbox.isPlausible();
      }
    }
    return false;
  }

  /** What the entries that are found by an address say of its mailbox. */
  static Enrolment of(EmailAddress mailbox, List<DirectoryEntry> entries) {
    List<RepEntry> reps =
        entries.stream()
            .filter(RepEntry.class::isInstance)
            .map(RepEntry.class::cast)
            .sorted((a, b) -> a.record().compareTo(b.record()))
            .toList();
    List<RepEntry> enabled = reps.stream().filter(RepEntry::enabled).toList();
    if (!mailbox.isPlausible()) {
      return new Enrolment(mailbox, false, "'" + mailbox + "' is no e-mail address");
    }
    if (isActive(mailbox, entries)) {
      return new Enrolment(mailbox, true, names(enabled) + " has this address and is enabled");
    }
    return new Enrolment(
        mailbox,
        false,
        reps.isEmpty()
            ? "no rep of the CRM has this address"
            : names(reps) + " has this address, but is not enabled");
  }

  private static String names(List<RepEntry> reps) {
    return reps.stream()
        .map(rep -> "rep " + rep.record() + " (" + rep.name().singleLine() + ")")
        .collect(Collectors.joining(" and "));
  }
}

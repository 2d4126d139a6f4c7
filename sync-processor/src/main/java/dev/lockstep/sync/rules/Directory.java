package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryEntry.PersonEntry;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.sync.state.AppointmentState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the directory has answered to one appointment, and what that means. */
public final class Directory {

  private final AppointmentState state;

  /** The directory as this appointment knows it. */
  public Directory(AppointmentState state) {
    this.state = state;
  }

  /** Who has this address; empty while there is no answer. */
  public Optional<Resolution> resolve(EmailAddress address) {
    return resolve(Subject.of(address));
  }

  /** The same of a subject that is an address. */
  Optional<Resolution> resolve(Subject subject) {
    return state.answer(subject).map(Directory::resolve);
  }

  /**
   * The rep with the number that is asked for; empty while there is no answer, or if there is none.
   */
  Optional<RepEntry> rep(Subject subject) {
    return state
        .answer(subject)
        .map(Directory::reps)
        .filter(it -> !it.isEmpty())
        .map(List::getFirst);
  }

  /** What the directory last said of a subject, for people. */
  public String words(Subject subject) {
    if (subject.address().isEmpty()) {
      boolean known = isRep(subject);
      return subject.words() + (known ? " is a rep of the CRM" : " is nobody in the CRM");
    }
    EmailAddress address = subject.address().get();
    return resolve(address)
        .map(
            resolution ->
                switch (resolution) {
                  case Resolution.Missing _ -> address + " is nobody in the CRM";
                  case Resolution.Ambiguous _ -> address + " is found more than once in the CRM";
                  case Resolution.Found _ -> address + " is found in the CRM";
                })
        .orElse("");
  }

  /** Whether the directory has answered. */
  public boolean hasAnswered(Subject subject) {
    return state.answer(subject).isPresent();
  }

  /** Whether a rep whose mailbox is synchronized has this address, as far as is known. */
  public boolean isSynchronized(EmailAddress address) {
    return isSynchronized(Subject.of(address));
  }

  /** The same of a subject that is an address. */
  boolean isSynchronized(Subject subject) {
    Optional<Answer> answer = state.answer(subject);
    if (answer.isEmpty()) {
      return false;
    }
    for (DirectoryEntry entry : answer.get().entries()) {
      if (entry instanceof RepEntry rep && rep.enabled()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rep has this address, as far as is known. */
  public boolean isRep(EmailAddress address) {
    return isRep(Subject.of(address));
  }

  private boolean isRep(Subject subject) {
    return state.answer(subject).filter(Directory::hasRep).isPresent();
  }

  private static boolean hasRep(Answer answer) {
    for (DirectoryEntry entry : answer.entries()) {
      if (entry instanceof RepEntry) {
        return true;
      }
    }
    return false;
  }

  private static List<RepEntry> reps(Answer answer) {
    List<RepEntry> reps = new ArrayList<>();
    for (DirectoryEntry entry : answer.entries()) {
      if (entry instanceof RepEntry rep) {
        reps.add(rep);
      }
    }
    return reps;
  }

  private static Resolution resolve(Answer answer) {
    if (answer.entries().size() == 1) {
      return new Resolution.Found(answer.entries().getFirst());
    }
    List<RepEntry> reps = reps(answer);
    Set<RecordKey> own = new HashSet<>();
    for (RepEntry rep : reps) {
      rep.person().map(PersonRef::person).ifPresent(own::add);
    }
    List<PersonEntry> others = new ArrayList<>();
    for (DirectoryEntry entry : answer.entries()) {
      if (entry instanceof PersonEntry person && !own.contains(person.record())) {
        others.add(person);
      }
    }
    if (reps.size() + others.size() == 0) {
      return new Resolution.Missing();
    }
    if (reps.size() == 1 && (others.isEmpty() || isOnlyPersonOf(reps.getFirst(), others))) {
      RepEntry rep = reps.getFirst();
      Optional<PersonRef> person =
          rep.person().or(() -> others.stream().findFirst().map(PersonEntry::person));
      return new Resolution.Found(Optional.of(rep), person);
    }
    if (reps.isEmpty() && others.size() == 1) {
      return new Resolution.Found(Optional.empty(), Optional.of(others.getFirst().person()));
    }
    List<String> candidates = new ArrayList<>();
    reps.forEach(rep -> candidates.add("rep " + rep.name() + " (" + rep.record() + ")"));
    others.forEach(p -> candidates.add("person " + p.name() + " (" + p.record() + ")"));
    return new Resolution.Ambiguous(candidates);
  }

  /** A rep without a person record of its own, and one person with the same address, are one. */
  private static boolean isOnlyPersonOf(RepEntry rep, List<PersonEntry> others) {
    return rep.person().isEmpty() && others.size() == 1;
  }
}

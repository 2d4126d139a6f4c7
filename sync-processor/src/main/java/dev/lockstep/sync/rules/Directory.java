package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryEntry.PersonEntry;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.sync.state.AppointmentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the directory has answered to one appointment, and what that means. */
public final class Directory {

  private final AppointmentState state;

  /** The directory as this appointment knows it. */
  public Directory(AppointmentState state) {
    this.state = state;
  }

  /** Who has this address; empty while there is no answer. */
  public Optional<Resolution> resolve(EmailAddress address) {
    return state.answer(Subject.of(address)).map(Directory::resolve);
  }

  /** The rep with this number; empty while there is no answer, or if there is none. */
  public Optional<RepEntry> rep(RepId rep) {
    return state.answer(Subject.of(rep)).flatMap(Directory::firstRep);
  }

  /** What the directory last said of a subject, for people. */
  public String words(Subject subject) {
    if (subject.address().isEmpty()) {
      boolean known = state.answer(subject).flatMap(Directory::firstRep).isPresent();
      return subject + (known ? " is a rep of the CRM" : " is nobody in the CRM");
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
    return state.answer(Subject.of(address)).flatMap(Directory::firstRep).isPresent();
  }

  private static Optional<RepEntry> firstRep(Answer answer) {
    for (DirectoryEntry entry : answer.entries()) {
      if (entry instanceof RepEntry rep) {
        return Optional.of(rep);
      }
    }
    return Optional.empty();
  }

  private static Stream<RepEntry> reps(Answer answer) {
    return answer.entries().stream().filter(RepEntry.class::isInstance).map(RepEntry.class::cast);
  }

  private static Resolution resolve(Answer answer) {
    if (answer.entries().size() == 1) {
      return new Resolution.Found(answer.entries().getFirst());
    }
    List<RepEntry> reps = reps(answer).toList();
    Set<RecordKey> own =
        reps.stream()
            .flatMap(rep -> rep.person().stream())
            .map(PersonRef::person)
            .collect(Collectors.toSet());
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

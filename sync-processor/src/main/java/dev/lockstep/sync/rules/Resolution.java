package dev.lockstep.sync.rules;

import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.directory.DirectoryEntry;
import java.util.List;
import java.util.Optional;

/** Who an address is in the CRM. */
public sealed interface Resolution {

  /**
   * Exactly one person or rep has it; a rep and the rep's own person are one.
   *
   * @param rep if it is a rep
   * @param person the person record, the rep's own one if it is a rep with one
   */
  record Found(Optional<DirectoryEntry.RepEntry> rep, Optional<PersonRef> person)
      implements Resolution {

    /** The only entry with the address. */
    Found(DirectoryEntry only) {
      this(
          only instanceof DirectoryEntry.RepEntry rep ? Optional.of(rep) : Optional.empty(),
          switch (only) {
            case DirectoryEntry.RepEntry rep -> rep.person();
            case DirectoryEntry.PersonEntry person -> Optional.of(person.person());
          });
    }

    /** How a record of the CRM names a participant who is this one. */
    public Optional<ParticipantRef> reference() {
      if (rep.isPresent()) {
        return Optional.of(
            new ParticipantRef.Internal(rep.get().rep().id().lastNine(), rep.get().rep().group()));
      }
      return person.map(ref -> new ParticipantRef.External(ref.person()));
    }
  }

  /** Nobody has it. */
  record Missing() implements Resolution {}

  /**
   * More than one has it.
   *
   * @param candidates who, for people: name and record
   */
  record Ambiguous(List<String> candidates) implements Resolution {}
}

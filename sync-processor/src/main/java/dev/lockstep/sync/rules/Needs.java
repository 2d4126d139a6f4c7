package dev.lockstep.sync.rules;

import dev.lockstep.model.directory.Subject;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import java.util.SortedSet;
import java.util.TreeSet;

/** For whom an appointment has to ask the directory. */
public final class Needs {

  /** All subjects whose answers the rules look at. */
  public SortedSet<Subject> of(AppointmentState state) {
    TreeSet<Subject> subjects = new TreeSet<>();
    switch (state.agreed()) {
      case Agreement.Present(var content, var owner) -> {
        owner.ifPresent(subjects::add);
        content.participants().list().forEach(p -> subjects.add(Subject.of(p.address())));
      }
      case Agreement.Gone _, Agreement.Nothing _ -> {}
    }
    if (!isOrganized(state)) {
      for (Copy copy : state.groupware().copies().values()) {
        subjects.add(Subject.of(copy.organizer()));
        subjects.add(Subject.of(copy.event().mailbox()));
      }
    }
    return subjects;
  }

  /** Whether one of the copies is the organizer's. */
  private static boolean isOrganized(AppointmentState state) {
    for (Copy copy : state.groupware().copies().values()) {
      if (copy.organized()) {
        return true;
      }
    }
    return false;
  }
}

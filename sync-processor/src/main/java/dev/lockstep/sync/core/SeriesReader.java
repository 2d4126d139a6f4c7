package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.GroupwareSide;

/**
 * Takes what a mailbox shows of a series into the draft of the series itself. Its occurrences are
 * appointments of their own and are decided one by one; here it only counts that the event is no
 * single one, if it was one before, and that it can be understood.
 */
final class SeriesReader {

  private final GroupwareReader groupware;

  SeriesReader(GroupwareReader groupware) {
    this.groupware = groupware;
  }

  void read(Draft draft, Input.OfSeries input) {
    draft.apply(Rule.REC);
    switch (input.change()) {
      case SeriesObserved series -> {
        observed(draft, series);
        say(draft, Reason.EDITED, input);
      }
      case EventAbsent absent -> {
        boolean proven = absent.absence() == Absence.DELETED;
        if (proven) {
          GroupwareReader.understood(draft);
        }
        if (!proven || wasSingle(draft.state().groupware(), absent.event())) {
          groupware.read(draft, absent);
        }
        say(draft, Reason.DELETED, input);
      }
      case GroupwareChange other -> {
        groupware.read(draft, other);
        draft.remark(input.words());
      }
    }
  }

  private static void say(Draft draft, Reason outcome, Input.OfSeries input) {
    if (input.changesOccurrences()) {
      draft.say(outcome, input.words());
    } else {
      draft.remark(input.words());
    }
  }

  private void observed(Draft draft, SeriesObserved series) {
    GroupwareReader.understood(draft);
    for (Reduction reduction : series.reductions()) {
      draft.remark(reduction.field().words() + " " + reduction.words());
    }
    if (wasSingle(draft.state().groupware(), series.event())) {
      groupware.read(draft, new EventAbsent(series.event(), Absence.DELETED));
      draft.remark("it is a series now");
    }
  }

  private static boolean wasSingle(GroupwareSide side, EventRef event) {
    return side.copies().values().stream().map(Copy::event).anyMatch(event::equals);
  }
}

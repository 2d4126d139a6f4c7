package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.groupware.EventState;

/** The mask of a private event. */
record EventMask() implements Mask<EventState> {

  @Override
  public boolean covers(EventState shown) {
    return shown.content().hidesContent();
  }

  @Override
  public EventState lifted(EventState shown, EventState known) {
    return with(shown, shown.content().behind(known.content()));
  }

  @Override
  public EventState told(EventState seen, EventState asked, EventState wanted) {
    return with(
        seen,
        Field.apply(
            seen.content(),
            Field.differing(asked.content(), wanted.content()),
            asked.content(),
            wanted.content()));
  }

  private static EventState with(EventState event, Appointment content) {
    return new EventState(event.mailbox(), content, event.footer());
  }
}

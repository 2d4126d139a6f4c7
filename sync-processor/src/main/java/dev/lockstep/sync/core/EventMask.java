package dev.lockstep.sync.core;

import dev.lockstep.model.groupware.EventState;

/** The mask of a private event. */
record EventMask() implements Mask<EventState> {

  @Override
  public boolean covers(EventState shown) {
    return shown.content().hidesContent();
  }

  @Override
  public EventState lifted(EventState shown, EventState known) {
    return shown.with(shown.content().behind(known.content()));
  }

  @Override
  public EventState told(EventState seen, EventState asked, EventState wanted) {
    return seen.with(seen.content().withChange(asked.content(), wanted.content()));
  }
}

package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.model.appointment.AppointmentKey;

/** One request to Graph that carries out a part of a command. */
public sealed interface Request {

  /** POST. */
  record Create(EventDraft draft) implements Request {}

  /** PATCH on condition of the version. */
  record Change(String id, String etag, EventPatch patch) implements Request {}

  /** DELETE on condition of the version. */
  record Delete(String id, String etag) implements Request {}

  /** GET by id. */
  record Read(String id) implements Request {}

  /** GET of a series, with its exceptions and cancelled occurrences. */
  record ReadSeries(String masterId) implements Request {}

  /** GET of the instances of a series in a window. */
  record Instances(String masterId, Window window) implements Request {}

  /** GET by the key in the extended property. */
  record Find(AppointmentKey key) implements Request {}
}

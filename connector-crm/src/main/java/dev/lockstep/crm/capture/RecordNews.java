package dev.lockstep.crm.capture;

import dev.lockstep.crm.record.Reading;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A record that changed, as it was read: what is to be published of it. Pure, so the same whether
 * the CRM is a database or a model of one.
 *
 * @param reading what its rows mean now
 * @param appointment the key of its appointment now
 * @param linked whether the match-up table names it now
 * @param updatedOn when it was last changed, by the CRM's clock; empty if that is not known
 */
public record RecordNews(
    RecordKey record,
    Reading reading,
    AppointmentKey appointment,
    boolean linked,
    Optional<Instant> updatedOn) {

  /** The records for the topic {@code crm.changes}. */
  public List<Outgoing<SourceKey, CrmChange>> changes(Trace trace) {
    List<Outgoing<SourceKey, CrmChange>> out = new ArrayList<>();
    switch (reading) {
      case Reading.Observed(var version, var state, var reductions) -> {
        out.add(
            change(
                appointment,
                new CrmChange.RecordObserved(record, version, state, reductions, updatedOn)));
        absentElsewhere(trace, out);
      }
      case Reading.Invalid(var version, var reason, var words) -> {
        out.add(change(appointment, new CrmChange.RecordInvalid(record, version, reason, words)));
        absentElsewhere(trace, out);
      }
      case Reading.Deleted() -> {
        if (trace.changed() || linked) {
          out.add(change(appointment, absent(Absence.DELETED)));
        }
      }
      case Reading.Missing() ->
          formerKeys(trace).forEach(key -> out.add(change(key, absent(Absence.DELETED))));
      case Reading.NotSynchronized() -> {
        if (trace.wasSynchronized()) {
          out.add(change(appointment, absent(Absence.OUT_OF_WINDOW)));
        }
      }
    }
    return out;
  }

  /** The keys under which a record that is gone may have been published. */
  private Set<AppointmentKey> formerKeys(Trace trace) {
    Set<AppointmentKey> keys = new TreeSet<>(trace.formerKeys());
    if (linked || (keys.isEmpty() && trace.wasSynchronized())) {
      keys.add(appointment);
    }
    return keys;
  }

  /** The link was taken away: nothing proves that the appointment it named is deleted. */
  private void absentElsewhere(Trace trace, List<Outgoing<SourceKey, CrmChange>> out) {
    new TreeSet<>(trace.formerKeys())
        .stream()
            .filter(key -> !key.equals(appointment))
            .forEach(key -> out.add(change(key, absent(Absence.UNKNOWN))));
  }

  private CrmChange.RecordAbsent absent(Absence absence) {
    return new CrmChange.RecordAbsent(record, absence);
  }

  private Outgoing<SourceKey, CrmChange> change(AppointmentKey key, CrmChange change) {
    return Outgoing.of(Topics.CRM_CHANGES, SourceKey.ofRecord(key, record.toString()), change);
  }
}

package dev.lockstep.crm.record;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a record would be read as right after it was written as wanted: so that a command that comes
 * a second time can be answered as the first time, even if somebody edited the record since.
 */
public final class StoredForm {

  private static final RecordKey NOBODY = new RecordKey(0, 0);

  private final RecordWriter writer;
  private final RecordReader reader;

  /** The forms that this writer and this reader make. */
  public StoredForm(CrmMapping mapping, RecordReader reader) {
    this.writer = new RecordWriter(mapping);
    this.reader = reader;
  }

  /**
   * The wanted state as it is read back.
   *
   * @param sequence of the command, which the match-up table holds then
   */
  public Reading of(RecordKey key, long sequence, AppointmentKey appointment, CrmRecord wanted) {
    RecordChanges all = writer.create(wanted);
    List<ParticipantRow> participants = new ArrayList<>();
    for (RecordChanges.Added added : all.added()) {
      participants.add(
          new ParticipantRow(
              NOBODY,
              Optional.of(added.person()),
              added.address(),
              name(wanted, added.address()),
              added.requirement(),
              added.acceptance()));
    }
    List<RepRow> reps = new ArrayList<>();
    wanted
        .entries()
        .forEach(
            (address, ref) -> {
              if (ref instanceof ParticipantRef.Internal(long rep, int group)) {
                reps.add(
                    new RepRow(
                        rep, group, Optional.of(address), name(wanted, Optional.of(address))));
              }
            });
    Link link = Link.of(NOBODY, appointment, sequence);
    return reader.read(
        new Aggregate(key, Optional.of(row(all)), participants, reps, Optional.of(link)));
  }

  private static Text name(CrmRecord wanted, Optional<EmailAddress> address) {
    return address
        .flatMap(wanted.content().participants()::find)
        .map(Participant::name)
        .orElse(Text.EMPTY);
  }

  private static ActivityRow row(RecordChanges all) {
    Map<ActivityColumn, String> columns = new EnumMap<>(ActivityColumn.class);
    all.columns().forEach((column, value) -> value.ifPresent(v -> columns.put(column, v)));
    Map<String, String> marking = new TreeMap<>();
    all.marking().forEach((column, value) -> value.ifPresent(v -> marking.put(column, v)));
    return new ActivityRow(columns, marking, 0, Optional.empty());
  }
}

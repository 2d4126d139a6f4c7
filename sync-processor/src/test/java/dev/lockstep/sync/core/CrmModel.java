package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A CRM database with its match-up table, as far as the core can tell; with the sink before it. */
final class CrmModel {

  /** A row of the match-up table. */
  private record Link(RecordKey record, long applied) {}

  private final Map<RecordKey, CrmRecord> records = new LinkedHashMap<>();
  private final Map<AppointmentKey, Link> links = new LinkedHashMap<>();
  private final Set<RecordKey> dirty = new LinkedHashSet<>();
  private final Map<RecordKey, Instant> updated = new LinkedHashMap<>();
  private long serial;
  private long clock;

  Map<RecordKey, CrmRecord> records() {
    return records;
  }

  AppointmentKey userCreates(CrmRecord record) {
    RecordKey key = new RecordKey(1000, ++serial);
    records.put(key, record);
    dirty.add(key);
    return key(key);
  }

  void userEdits(RecordKey key, CrmRecord record) {
    records.put(key, record);
    if (++clock % 3 > 0) { // some programs do not keep it
      updated.put(key, Instant.ofEpochSecond(clock));
    }
    dirty.add(key);
  }

  void userDeletes(RecordKey key) {
    records.remove(key);
    dirty.add(key);
  }

  AppointmentKey key(RecordKey record) {
    return links.entrySet().stream()
        .filter(link -> link.getValue().record().equals(record))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(AppointmentKey.bornInCrm(record.station(), record.serial()));
  }

  List<RecordKey> of(AppointmentKey key) {
    return records.keySet().stream().filter(record -> key(record).equals(key)).toList();
  }

  Set<RecordKey> dirty() {
    return dirty;
  }

  /** What a capture reads now; it may read the same again later. */
  CrmChange read(RecordKey record, boolean again) {
    if (!again) {
      dirty.remove(record);
    }
    CrmRecord now = records.get(record);
    return now == null
        ? new CrmChange.RecordAbsent(record, Absence.DELETED)
        : new CrmChange.RecordObserved(
            record,
            version(applied(record), now),
            linked(record, now),
            List.of(),
            Optional.ofNullable(updated.get(record)));
  }

  private long applied(RecordKey record) {
    return links.values().stream()
        .filter(link -> link.record().equals(record))
        .mapToLong(Link::applied)
        .findFirst()
        .orElse(0);
  }

  private CrmRecord linked(RecordKey record, CrmRecord state) {
    boolean linked = links.values().stream().anyMatch(link -> link.record().equals(record));
    return new CrmRecord(
        state.content(),
        state.rep(),
        state.person(),
        state.entries(),
        state.unaddressed(),
        state.status(),
        state.marking(),
        linked);
  }

  private static String version(long applied, CrmRecord state) {
    // the link is told by the number, and not part of what a user can edit
    return applied
        + ":"
        + Integer.toHexString(state.content().toString().hashCode())
        + Integer.toHexString((state.rep() + state.marking().words() + state.status()).hashCode());
  }

  /** The sink: what the command does now, the first time or again. */
  CrmResult apply(CrmCommand command) {
    AppointmentKey key = command.id().appointment();
    Link link = links.get(key);
    long sequence = command.id().sequence();
    return switch (command) {
      case CrmCommand.CreateRecord create -> {
        if (link != null && (link.applied() >= sequence || records.containsKey(link.record()))) {
          yield written(create, link.record(), create.wanted(), true);
        }
        RecordKey record = new RecordKey(1000, ++serial);
        store(key, record, create.wanted(), sequence);
        yield written(create, record, create.wanted(), false);
      }
      case CrmCommand.UpdateRecord update -> {
        if (link != null && link.applied() >= sequence) {
          yield written(update, update.record(), update.wanted(), true);
        }
        CrmRecord now = records.get(update.record());
        if (now == null || !version(applied(update.record()), now).equals(update.base())) {
          yield new CrmResult.Conflict(update.id(), "the version had moved");
        }
        store(key, update.record(), update.wanted(), sequence);
        yield written(update, update.record(), update.wanted(), false);
      }
      case CrmCommand.DeleteRecord delete -> {
        CrmRecord now = records.get(delete.record());
        if (now == null) {
          yield new CrmResult.Deleted(delete.id(), true);
        }
        if (!version(applied(delete.record()), now).equals(delete.base())) {
          yield new CrmResult.Conflict(delete.id(), "the version had moved");
        }
        userDeletes(delete.record());
        yield new CrmResult.Deleted(delete.id(), false);
      }
    };
  }

  private void store(AppointmentKey key, RecordKey record, CrmRecord wanted, long sequence) {
    records.put(record, wanted);
    links.put(key, new Link(record, sequence));
    dirty.add(record);
  }

  private static CrmResult written(
      CrmCommand command, RecordKey record, CrmRecord wanted, boolean already) {
    return new CrmResult.Written(
        command.id(), record, version(command.id().sequence(), wanted), wanted, already);
  }

  Optional<CrmRecord> only(AppointmentKey key) {
    return of(key).stream().findFirst().map(records::get);
  }
}

package dev.lockstep.standalone.simulation.database;

import dev.lockstep.crm.capture.Trace;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.time.VirtualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of the CRM. Every change stands in the log, in the order of the commits. */
public final class Database {

  private static final int USERS_STATION = 1;
  private static final int OUR_STATION = 1000;

  private final Numbers numbers;
  private final VirtualClock clock;
  private final Map<RecordKey, Instant> updated = new HashMap<>();
  private final Map<RecordKey, Activity> activities = new LinkedHashMap<>();
  private final Map<AppointmentKey, Link> links = new LinkedHashMap<>();
  private final Set<Customer> customers = EnumSet.noneOf(Customer.class);
  private final Set<Colleague> enabled = EnumSet.noneOf(Colleague.class);
  private final List<Logged> log = new ArrayList<>();
  private long serial;

  /** Tables without records, but with these persons, and the connector on for these reps. */
  public Database(
      Numbers numbers,
      VirtualClock clock,
      Collection<Customer> customers,
      Collection<Colleague> enabled) {
    this.numbers = numbers;
    this.clock = clock;
    this.customers.addAll(customers);
    this.enabled.addAll(enabled);
    for (Colleague colleague : Colleague.values()) {
      log.add(new Logged.OfRep(colleague));
    }
    this.customers.forEach(customer -> log.add(new Logged.OfCustomer(customer)));
  }

  /** The write-ahead log, from its beginning. */
  public List<Logged> log() {
    return log;
  }

  /** All records whose rows exist. */
  public Map<RecordKey, Activity> activities() {
    return activities;
  }

  /** A record. */
  public Optional<Activity> find(RecordKey key) {
    return Optional.ofNullable(activities.get(key));
  }

  /** When a record was last changed. */
  public Optional<Instant> updatedOn(RecordKey key) {
    return Optional.ofNullable(updated.get(key));
  }

  /** The record of an appointment that a user of the CRM sees; of several the first. */
  public Optional<RecordKey> ofNumber(int number) {
    for (Map.Entry<RecordKey, Activity> entry : activities.entrySet()) {
      if (entry.getValue().number() == number && !entry.getValue().deleted()) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /** What the match-up table holds of an appointment. */
  public Optional<Link> link(AppointmentKey appointment) {
    return Optional.ofNullable(links.get(appointment));
  }

  /** The appointment that the match-up table names for a record. */
  public Optional<AppointmentKey> linkedTo(RecordKey record) {
    for (Map.Entry<AppointmentKey, Link> entry : links.entrySet()) {
      if (entry.getValue().record().equals(record)) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /** Whether a person is entered. */
  public boolean isKnown(Customer customer) {
    return customers.contains(customer);
  }

  /** Whether the connector is on for a rep. */
  public boolean isEnabled(Colleague rep) {
    return enabled.contains(rep);
  }

  /** A user makes a record. */
  public RecordKey add(Activity activity) {
    RecordKey key = new RecordKey(USERS_STATION, activity.number());
    numbers.register(AppointmentKey.bornInCrm(key.station(), key.serial()), activity.number());
    put(key, activity);
    return key;
  }

  /** Lockstep makes a record. */
  public RecordKey insert(Activity activity) {
    RecordKey key = new RecordKey(OUR_STATION, ++serial);
    put(key, activity);
    return key;
  }

  /** Writes the rows of a record. */
  public void put(RecordKey key, Activity activity) {
    Activity before = activities.put(key, activity);
    updated.put(key, clock.instant());
    boolean wasSynchronized = before != null && before.appointment();
    log(key, wasSynchronized ? Trace.CHANGED.and(Trace.WAS_SYNCHRONIZED) : Trace.CHANGED);
  }

  /** Deletes the row of a record; its row of the match-up table stays. */
  public void remove(RecordKey key) {
    Activity before = activities.remove(key);
    if (before != null) {
      log(key, before.appointment() ? Trace.CHANGED.and(Trace.WAS_SYNCHRONIZED) : Trace.CHANGED);
    }
  }

  /** Writes a row of the match-up table. */
  public void link(AppointmentKey appointment, Link link) {
    Link before = links.put(appointment, link);
    if (before != null && !before.record().equals(link.record())) {
      log(before.record(), Trace.CHANGED.and(Trace.named(appointment)));
    }
    log(link.record(), Trace.CHANGED.and(Trace.named(appointment)));
  }

  /** Deletes a row of the match-up table. */
  public void unlink(AppointmentKey appointment) {
    Link before = links.remove(appointment);
    if (before != null) {
      log(before.record(), Trace.CHANGED.and(Trace.named(appointment)));
    }
  }

  private void log(RecordKey key, Trace trace) {
    log.add(new Logged.OfRecord(key, trace));
  }

  /** Enters a person. */
  public boolean add(Customer customer) {
    boolean changed = customers.add(customer);
    if (changed) {
      log.add(new Logged.OfCustomer(customer));
    }
    return changed;
  }

  /** Removes a person. */
  public boolean remove(Customer customer) {
    boolean changed = customers.remove(customer);
    if (changed) {
      log.add(new Logged.OfCustomer(customer));
    }
    return changed;
  }

  /** Switches the connector on or off for a rep. */
  public boolean enable(Colleague rep, boolean on) {
    boolean changed = on ? enabled.add(rep) : enabled.remove(rep);
    if (changed) {
      log.add(new Logged.OfRep(rep));
    }
    return changed;
  }
}

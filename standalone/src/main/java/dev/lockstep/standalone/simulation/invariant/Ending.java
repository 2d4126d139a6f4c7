package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.database.Activity;
import dev.lockstep.standalone.simulation.exchange.Effect;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.exchange.Occurrences;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.world.World;
import dev.lockstep.sync.state.AppointmentState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A history that is over: everything is at rest. Appointments go by their numbers. */
public final class Ending {

  private static final String NEW_EVENT = "new event in ";

  private final World world;
  private final Map<AppointmentKey, AppointmentState> states;
  private final SeriesDays days;
  private final Set<Integer> numbers;
  private final Set<Integer> series = new HashSet<>();
  private final Map<Integer, List<Item>> items = new HashMap<>();
  private final Map<Integer, Map<RecordKey, Activity>> records = new HashMap<>();
  private final Map<Integer, List<Decision>> decisions = new HashMap<>();

  /** The ending of the history that took place in this world. */
  public Ending(World world) {
    this.world = world;
    this.days = SeriesDays.of(world);
    this.states = world.processor().states();
    this.numbers = new TreeSet<>(world.numbers().all().values());
    this.numbers.remove(0); // of what lost its link
    for (Colleague colleague : Colleague.ALL) {
      for (Item item : world.exchange().items(colleague.address())) {
        if (item.isSeries()) {
          series.add(item.number());
          new Occurrences(item).items(LocalDate.MIN, days.end()).forEach(this::add);
        } else {
          add(item);
        }
      }
    }
    world
        .database()
        .activities()
        .forEach(
            (key, activity) ->
                records
                    .computeIfAbsent(activity.number(), _ -> new LinkedHashMap<>())
                    .put(key, activity));
    if (world.setting().series().isPresent()) {
      numbers.addAll(items.keySet());
      numbers.addAll(records.keySet());
      states.keySet().forEach(key -> numbers.add(world.numbers().of(key)));
      numbers.remove(0);
    }
    for (Decision decision : decisions()) {
      decisions
          .computeIfAbsent(world.numbers().of(decision.appointment()), _ -> new ArrayList<>())
          .add(decision);
    }
    if (world.setting().series().isPresent()) {
      noteLeads();
    }
  }

  /** Whose copies of occurrences ever counted. */
  private void noteLeads() {
    decisions.forEach(
        (number, all) -> {
          if (Numbers.date(number).isPresent()) {
            all.forEach(decision -> noteLead(number, decision.words()));
          }
        });
  }

  private void noteLead(int number, String words) {
    for (Colleague colleague : Colleague.ALL) {
      if (words.contains(NEW_EVENT + colleague.address())) {
        world.ledger().noteLedBy(number, colleague);
      }
    }
  }

  private void add(Item item) {
    items.computeIfAbsent(item.number(), _ -> new ArrayList<>()).add(item);
  }

  /** Which occurrences have to be on both sides. */
  SeriesDays days() {
    return days;
  }

  /** Whether an appointment is a series, which is nowhere but in its occurrences. */
  public boolean isSeries(int number) {
    return series.contains(number);
  }

  /** Where it took place. */
  public World world() {
    return world;
  }

  /** What the processor knows of each key. */
  public Map<AppointmentKey, AppointmentState> states() {
    return states;
  }

  /** All decisions, in their order. */
  public List<Decision> decisions() {
    return world.processor().decisions();
  }

  /** The numbers of all appointments. */
  public Set<Integer> numbers() {
    return numbers;
  }

  /** All events of an appointment, in all mailboxes. */
  public List<Item> items(int number) {
    return items.getOrDefault(number, List.of());
  }

  /** All records of an appointment whose rows exist, deleted or not. */
  public Map<RecordKey, Activity> records(int number) {
    return records.getOrDefault(number, Map.of());
  }

  /** Why an appointment is on the work list, under whichever of its keys. */
  public Set<Reason> workList(int number) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    states.forEach(
        (key, state) -> {
          if (world.numbers().of(key) == number) {
            state.workList().stream().map(WorkItem::reason).forEach(reasons::add);
          }
        });
    return reasons;
  }

  /** The decisions about an appointment, under whichever of its keys. */
  public List<Decision> decisions(int number) {
    return decisions.getOrDefault(number, List.of());
  }

  /** Whether an operator ordered that nothing be done about an appointment. */
  public boolean isDismissed(int number) {
    return decisions(number).stream()
        .anyMatch(it -> it.reason() == Reason.DISMISSED || it.words().contains("dismissed by"));
  }

  /** Whether the connector is on for somebody, and let into the mailbox. */
  public boolean isSynchronized(Colleague colleague) {
    return world.database().isEnabled(colleague)
        && world.groupware().isActive(colleague.address())
        && world.exchange().isOpen(colleague.address());
  }

  /**
   * Whether one command made an event twice: it was deleted before anybody but Exchange knew that
   * it had been made, so nobody can know that it was deleted.
   */
  boolean isMadeTwice(int number) {
    List<CommandId> made = world.requests().creations(number).map(Effect::by).toList();
    return made.stream().distinct().count() < made.size();
  }

  /** Whether nothing is promised of an appointment: see docs/guarantees.md. */
  boolean isLeftAlone(int number) {
    return isSeries(number) || days.isPast(number) || isBack(number) || isNobodys(number);
  }

  /**
   * Whether it is a record that lost its link and then its row, its event, or what was made of a
   * guest's copy of that: it has no number any more, and nobody hears that the record is gone.
   */
  boolean isNobodys(int number) {
    return number == 0 && world.ledger().hasUnlinked();
  }

  /**
   * Whether an occurrence takes place again that was gone, while what was edited of its record
   * meanwhile became an event of its own.
   */
  private boolean isBack(int number) {
    return Numbers.date(number).isPresent()
        && items(number).stream().anyMatch(Ending::isOccurrence)
        && world.requests().creations(number).findAny().isPresent();
  }

  private static boolean isOccurrence(Item item) {
    return item.event().seriesMasterId().isPresent();
  }
}

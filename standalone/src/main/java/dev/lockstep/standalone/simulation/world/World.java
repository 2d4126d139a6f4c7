package dev.lockstep.standalone.simulation.world;

import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.crm.CrmConnector;
import dev.lockstep.standalone.simulation.database.Database;
import dev.lockstep.standalone.simulation.database.Reader;
import dev.lockstep.standalone.simulation.database.Transactions;
import dev.lockstep.standalone.simulation.exchange.Exchange;
import dev.lockstep.standalone.simulation.exchange.Requests;
import dev.lockstep.standalone.simulation.groupware.GroupwareConnector;
import dev.lockstep.standalone.simulation.history.Moments;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.history.SeriesSetting;
import dev.lockstep.standalone.simulation.history.Setting;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.processor.Processor;
import dev.lockstep.standalone.simulation.time.VirtualClock;
import dev.lockstep.standalone.simulation.topic.Lanes;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.series.SeriesStage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Both sides and everything between. Only {@link #take} changes it. */
public final class World {

  private final Setting setting;
  private final Story story;
  private final VirtualClock clock;
  private final Numbers numbers = new Numbers();
  private final Ledger ledger;
  private final Tally tally = new Tally();
  private final Lanes lanes;
  private final Exchange exchange;
  private final Requests requests;
  private final Database database;
  private final Transactions transactions;
  private final GroupwareConnector groupware;
  private final CrmConnector crm;
  private final Processor processor;
  private final Eyes eyes;
  private final SeriesUsers seriesUsers;
  private final GroupwareUsers groupwareUsers;
  private final CrmUsers crmUsers;
  private final Parts parts;

  /** A world in which nothing has happened yet. */
  public World(Setting setting, Equipment equipment, Story story) {
    this.setting = setting;
    this.story = story;
    this.clock = new VirtualClock(setting.begin());
    this.lanes = new Lanes(clock);
    this.exchange = new Exchange(clock, numbers, equipment.zones(), setting.rewrites());
    Set<Colleague> unread = EnumSet.allOf(Colleague.class);
    unread.removeAll(setting.enabled());
    this.ledger = new Ledger(unread);
    this.requests = new Requests(exchange, numbers, setting.refusesRepeated());
    this.database = new Database(numbers, clock, setting.known(), setting.enabled());
    Reader reader = new Reader(database, setting.masked());
    this.transactions = new Transactions(database, reader, numbers);
    EventMapping mapping =
        new EventMapping(
            equipment.zones(), Moments.ZONE, setting.masked() ? Privacy.MASKED : Privacy.FULL);
    OccurrenceDigest digests = new OccurrenceDigest(equipment.mapper());
    this.groupware =
        new GroupwareConnector(
            exchange,
            requests,
            mapping,
            digests,
            setting.series().map(SeriesSetting::listed).orElse(true),
            lanes,
            clock);
    this.crm = new CrmConnector(database, reader, transactions, lanes);
    SeriesHorizon horizon = SeriesSetting.HORIZON;
    SeriesStage stage = new SeriesStage(new FanOut(horizon, digests));
    Decider decider = new Decider(setting.policy(), equipment.zones());
    this.processor =
        setting.asBytes()
            ? Processor.ofBytes(
                decider, setting.limits(), stage, horizon, equipment.mapper(), lanes)
            : Processor.ofValues(decider, setting.limits(), stage, lanes);
    this.eyes = new Eyes(equipment, database);
    this.seriesUsers =
        new SeriesUsers(exchange, setting.series(), eyes, ledger, tally, story, clock);
    this.groupwareUsers = new GroupwareUsers(exchange, seriesUsers, eyes, ledger, tally, story);
    this.crmUsers =
        new CrmUsers(
            database,
            setting.series().map(SeriesSetting::zone).orElse(Moments.ZONE),
            eyes,
            ledger,
            tally,
            story);
    this.parts = new Parts(clock, lanes, requests, groupware, crm, processor, tally, story);
  }

  /**
   * Something happens.
   *
   * @return whether anything did: a step may be about something that is not there
   */
  public boolean take(Step step) {
    boolean did =
        switch (step) {
          case Step.OfUser user -> {
            clock.advance(Pace.OF_USERS);
            yield users(user);
          }
          case Step.OfPart part -> {
            clock.advance(Pace.OF_PARTS);
            yield parts.act(part);
          }
          case Step.Pause(var time) -> {
            clock.advance(time);
            story.tell(() -> "For " + words(time) + " nothing happens.");
            yield true;
          }
          case Step.Fault fault -> parts.fail(fault);
        };
    if (did) {
      tally.step();
    }
    return did;
  }

  private static String words(Duration time) {
    return time.toDays() > 0 ? time.toDays() + " days" : time.toMinutes() + " minutes";
  }

  private boolean users(Step.OfUser step) {
    return switch (step) {
      case Step.AddEvent _,
          Step.InviteFromOutside _,
          Step.EditEvent _,
          Step.OpenEvent _,
          Step.DeleteEvent _,
          Step.EmptyMailbox _,
          Step.AnswerInvitation _,
          Step.LetIn _ ->
          groupwareUsers.act(step);
      case Step.AddSeries _,
          Step.RepeatSeries _,
          Step.EndSeries _,
          Step.EditOccurrence _,
          Step.CancelOccurrence _ ->
          seriesUsers.act(step);
      case Step.AddRecord _,
          Step.EditRecord _,
          Step.DeleteRecord _,
          Step.DeleteRecordsOf _,
          Step.Unlink _,
          Step.AddCustomer _,
          Step.RemoveCustomer _,
          Step.Enable _ ->
          crmUsers.act(step);
      case Step.Order order -> parts.order(order);
      case Step.OrderAtGate order -> parts.order(order);
    };
  }

  /** Nothing changes, but everything is read again, and every event is opened. */
  public void readAllAgain() {
    for (Colleague colleague : Colleague.values()) {
      exchange.items(colleague.address()).forEach(exchange::touch);
    }
    groupware.forgetAll();
    crm.rewind(database.log().size());
    story.tell(() -> "Everything is read again from the beginning, and every event is opened.");
  }

  /** What the parts could do next; empty once everything has come to rest. */
  public List<Step.OfPart> next() {
    return parts.next();
  }

  /** What is fixed in it. */
  public Setting setting() {
    return setting;
  }

  /** What time it is. */
  public Instant now() {
    return clock.instant();
  }

  /** What happened, in words. */
  public Story story() {
    return story;
  }

  /** Which appointment a key stands for. */
  public Numbers numbers() {
    return numbers;
  }

  /** What users did. */
  public Ledger ledger() {
    return ledger;
  }

  /** What is counted. */
  public Tally tally() {
    return tally;
  }

  /** The topics. */
  public Lanes lanes() {
    return lanes;
  }

  /** The mailboxes. */
  public Exchange exchange() {
    return exchange;
  }

  /** What was requested of Exchange. */
  public Requests requests() {
    return requests;
  }

  /** The tables of the CRM. */
  public Database database() {
    return database;
  }

  /** What was written to the CRM. */
  public Transactions transactions() {
    return transactions;
  }

  /** The groupware connector. */
  public GroupwareConnector groupware() {
    return groupware;
  }

  /** The CRM connector. */
  public CrmConnector crm() {
    return crm;
  }

  /** The processor. */
  public Processor processor() {
    return processor;
  }

  /** What people see. */
  public Eyes eyes() {
    return eyes;
  }
}

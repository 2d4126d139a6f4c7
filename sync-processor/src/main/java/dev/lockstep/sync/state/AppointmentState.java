package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.google.common.collect.ImmutableSortedMap;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.Subject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is known of one appointment. It does not grow with its history.
 *
 * @param revision how many inputs were taken
 * @param sequence of the last command
 * @param directory what was asked of the directory, and its last answer, empty while there is none
 * @param workList what waits for a person
 * @param disputes fields in which each side keeps its own value
 * @param dismissed what a person took off the work list although it lasts, with its words: it does
 *     not come back in the same words
 */
public record AppointmentState(
    AppointmentKey key,
    long revision,
    long sequence,
    Agreement agreed,
    GroupwareSide groupware,
    CrmSide crm,
    SortedMap<Subject, Optional<Answer>> directory,
    List<WorkItem> workList,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        SortedMap<Field, Dispute> disputes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        SortedMap<Reason, String> dismissed) {

  public AppointmentState {
    directory = ImmutableSortedMap.copyOf(directory);
    workList = List.copyOf(workList);
    disputes = ImmutableSortedMap.copyOf(disputes);
    dismissed = ImmutableSortedMap.copyOf(dismissed);
  }

  /** An appointment of which nothing is known yet. */
  public static AppointmentState unknown(AppointmentKey key) {
    return new AppointmentState(
        key,
        0,
        0,
        new Agreement.Nothing(),
        GroupwareSide.nothing(),
        CrmSide.nothing(),
        new TreeMap<>(),
        List.of(),
        ImmutableSortedMap.of(),
        ImmutableSortedMap.of());
  }

  /**
   * Whether a side hides its content: then nothing is told of the hidden fields, to neither side.
   */
  public boolean hasMask() {
    return groupware.state().masked() || crm.state().masked();
  }

  /** The same with another agreement. */
  public AppointmentState with(Agreement other) {
    return new AppointmentState(
        key, revision, sequence, other, groupware, crm, directory, workList, disputes, dismissed);
  }

  /** The same with another groupware side. */
  public AppointmentState with(GroupwareSide other) {
    return new AppointmentState(
        key, revision, sequence, agreed, other, crm, directory, workList, disputes, dismissed);
  }

  /** The same with another CRM side. */
  public AppointmentState with(CrmSide other) {
    return new AppointmentState(
        key, revision, sequence, agreed, groupware, other, directory, workList, disputes,
        dismissed);
  }

  /** The same with other answers of the directory. */
  public AppointmentState with(SortedMap<Subject, Optional<Answer>> other) {
    return new AppointmentState(
        key, revision, sequence, agreed, groupware, crm, other, workList, disputes, dismissed);
  }

  /** The same with another work list. */
  public AppointmentState with(List<WorkItem> other) {
    return new AppointmentState(
        key, revision, sequence, agreed, groupware, crm, directory, other, disputes, dismissed);
  }

  /** The same with other disputes. */
  public AppointmentState disputing(SortedMap<Field, Dispute> other) {
    return new AppointmentState(
        key, revision, sequence, agreed, groupware, crm, directory, workList, other, dismissed);
  }

  /** The same after a person dismissed other things. */
  public AppointmentState dismissing(SortedMap<Reason, String> other) {
    return new AppointmentState(
        key, revision, sequence, agreed, groupware, crm, directory, workList, disputes, other);
  }

  /** The same after one more input. */
  public AppointmentState revised() {
    return new AppointmentState(
        key,
        revision + 1,
        sequence,
        agreed,
        groupware,
        crm,
        directory,
        workList,
        disputes,
        dismissed);
  }

  /** The same after one more command. */
  public AppointmentState commanded() {
    return new AppointmentState(
        key,
        revision,
        sequence + 1,
        agreed,
        groupware,
        crm,
        directory,
        workList,
        disputes,
        dismissed);
  }

  /** What the directory last said of a subject. */
  public Optional<Answer> answer(Subject subject) {
    Optional<Answer> answer = directory.get(subject);
    return answer == null ? Optional.empty() : answer;
  }
}

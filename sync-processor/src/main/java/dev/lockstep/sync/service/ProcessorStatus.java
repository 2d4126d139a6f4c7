package dev.lockstep.sync.service;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.sync.console.Mailboxes;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How the processor is.
 *
 * @param state of the Streams application: {@code RUNNING} when appointments are decided
 * @param threadsDied since the start; each was replaced
 * @param lag by topic; empty if Kafka did not answer in time
 * @param workList how much waits for a person, by reason
 * @param viewLag how many records the work list and the mailboxes shown are behind; empty while
 *     that is not known
 */
public record ProcessorStatus(
    String state,
    long threadsDied,
    List<TopicLag> lag,
    Map<Reason, Long> workList,
    List<Mailboxes.Line> mailboxes,
    OptionalLong viewLag) {}

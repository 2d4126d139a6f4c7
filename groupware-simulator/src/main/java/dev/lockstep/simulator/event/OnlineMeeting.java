package dev.lockstep.simulator.event;

/** Where an online meeting is joined. */
public record OnlineMeeting(String joinUrl, String conferenceId, String tollNumber) {}

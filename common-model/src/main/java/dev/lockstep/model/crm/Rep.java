package dev.lockstep.model.crm;

/** A rep as an appointment refers to it: its number and the number of its group. */
public record Rep(RepId id, int group) {}

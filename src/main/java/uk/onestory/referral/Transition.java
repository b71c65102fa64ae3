package uk.onestory.referral;

import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * One row of the table of transitions.
 *
 * @param from statuses in which the Task may be
 * @param to status that it gets
 * @param who party that may do it
 * @param needs what must be there
 */
record Transition(Set<TaskStatus> from, TaskStatus to, Actor who, Condition needs) {}

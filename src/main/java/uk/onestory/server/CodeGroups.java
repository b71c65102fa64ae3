package uk.onestory.server;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;

/**
 * Which codes the modifiers of a token search mean that ask a terminology. What cannot be told whole is refused, because
 * a part of the codes would find a part of the people.
 */
public interface CodeGroups {

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 where they are not known here */
    List<Coding> in(String valueSet);

    /** The code itself and what stands under it. */
    List<Coding> below(String system, String code);

    /** The code itself and what it stands under. */
    List<Coding> above(String system, String code);
}

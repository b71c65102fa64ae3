package uk.onestory.server;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.Locale;

/** What a request says that its body is ({@code Content-Type}). */
enum BodyType {
    JSON,
    XML,
    JSON_PATCH,
    FORM,
    /** Turtle, XML Patch and what else there is: content of a Binary at most. */
    OTHER,
    NONE;

    static BodyType of(String contentType) {
        String media = mediaType(contentType);
        return switch (media) {
            case "" -> NONE;
            case Constants.CT_JSON_PATCH -> JSON_PATCH;
            case Constants.CT_X_FORM_URLENCODED -> FORM;
            default -> {
                EncodingEnum encoding = EncodingEnum.forContentType(media);
                yield encoding == EncodingEnum.JSON ? JSON : encoding == EncodingEnum.XML ? XML : OTHER;
            }
        };
    }

    /** Without parameters, in lower case; empty where there is none. */
    static String mediaType(String contentType) {
        String type = contentType == null ? "" : contentType;
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether its bytes are text that the server reads. */
    boolean isText() {
        return this == JSON || this == XML || this == JSON_PATCH || this == FORM;
    }
}

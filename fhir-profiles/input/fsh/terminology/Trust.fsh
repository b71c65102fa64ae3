ValueSet: OneStorySensitivityLabelValues
Id: OneStory-SensitivityLabel
Title: "Sensitivity labels"
Description: "The labels that stand in meta.security and that a Consent may name: how confidential a resource is, and what makes it so."
* insert Published
* $confidentiality#N "normal"
* $confidentiality#R "restricted"
* $confidentiality#V "very restricted"
* $act-code#ETH
* $act-code#SUD
* $act-code#ETHUD
* $act-code#OPIOIDUD
* $act-code#PSY
* $act-code#PSYTHPN
* $act-code#BH
* $act-code#MH
* $act-code#SDV
* $act-code#HIV
